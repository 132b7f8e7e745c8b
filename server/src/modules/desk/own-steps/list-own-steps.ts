/** Lists the last acts of a person («Что я сделал»), each with what takes it back or why nothing does. */

import { BulkAction, type OwnStepResponse } from '@veche/contract/desk.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { canRun, canSeeIncident, findAgency, isStepAllowed } from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import type { DeskContext } from '../desk-context.ts'
import { isUndoable } from '../domain/bulk-action.ts'
import { findLater, findReversal, undoOfStep } from '../domain/undo-step.ts'
import {
  findHeld,
  findSubjects,
  listOwnActivities,
  listOwnRuns,
  type OwnStepRow,
  type StepSubject,
} from './own-steps.repository.ts'

/** Bounds what is read, because a merge of a hundred writes two hundred lines. Fewer are shown. */
const READ = 200
const SHOWN = 40
const RUNS = 10

type Facts = {
  actor: Actor
  now: Date
  subjects: ReadonlyMap<string, StepSubject>
  reversals: ReadonlySet<string>
  held: ReadonlySet<string>
  unmergeWithinDays: number
  directory: Awaited<ReturnType<typeof getDirectory>>
}
type Undoing = Pick<OwnStepResponse, 'undo' | 'whyNot'>

export async function listOwnSteps({ db, clock }: DeskContext, actor: Actor): Promise<OwnStepResponse[]> {
  const now = clock()
  const [rows, runs, settings, directory] = await Promise.all([
    beyondScope('own steps, and what came after them', () => listOwnActivities(db, actor.id, READ)),
    listOwnRuns(db, actor.id, RUNS),
    getSettings(db),
    getDirectory(db),
  ])
  const acts = groupMerges(rows).slice(0, SHOWN)
  const ids = acts.flatMap((act) => act.flatMap(({ incidentId, details }) => [incidentId, intoOf(details)]))
  const subjects = await beyondScope('of what is out of sight now the number is told', () =>
    findSubjects(db, [...new Set(ids.filter((id) => id !== null))]),
  )
  const approved = acts.flat().filter(({ type }) => type === 'approve')
  const held = await findHeld(db, [...new Set(approved.map(({ incidentId }) => incidentId))], now)
  const { unmergeWithinDays } = settings
  const facts = { actor, now, subjects, held, unmergeWithinDays, directory, reversals: reversalsOf(rows) }
  const steps = acts.map((act) => presentAct(act, facts))
  return [...steps, ...runs.map((run) => presentOwnRun(run, now))]
    .sort((one, two) => two.at.localeCompare(one.at))
    .slice(0, SHOWN)
}

/** Lists the steps by which the person took own ones back. */
function reversalsOf(rows: readonly OwnStepRow[]): Set<string> {
  return new Set(rows.map((row) => keyOf(row.incidentId, findReversal(row))))
}

function keyOf(incidentId: string, type: string | null): string {
  return `${incidentId} ${type}`
}

/** Joins members that came at one moment under one incident into one act. */
function groupMerges(rows: readonly OwnStepRow[]): OwnStepRow[][] {
  const actOf = ({ type, details, at, incidentId, seq }: OwnStepRow) =>
    type === 'merge' ? `${at.getTime()}-${intoOf(details)}` : `${incidentId}-${seq}`
  return [...Map.groupBy(rows, actOf).values()]
}

function intoOf({ intoId }: Record<string, unknown>): string | null {
  return typeof intoId === 'string' ? intoId : null
}

function presentAct(act: readonly OwnStepRow[], facts: Facts): OwnStepResponse {
  const [first] = act
  if (!first) throw new Error('an act without a step')
  const isMerge = first.type === 'merge'
  return {
    id: `${first.incidentId}-${first.seq}`,
    kind: isMerge ? 'merge' : 'step',
    at: first.at.toISOString(),
    type: first.type,
    count: act.length,
    incident: presentSubject(isMerge ? intoOf(first.details) : first.incidentId, facts),
    ...(first.type === 'approve' ? undoOfApproval(first, facts) : undoOfAct(act, facts)),
  }
}

/** Tells only the number of what the person no longer sees. */
function presentSubject(id: string | null, { actor, subjects }: Facts): OwnStepResponse['incident'] {
  const subject = id === null ? undefined : subjects.get(id)
  if (!subject) return null
  const { number, title } = subject
  const isSeen = canSeeIncident(actor, subject)
  return { id: subject.id, number, title: isSeen ? title : null }
}

/** Takes back what can be taken back of a merge; when nothing can, says why. */
function undoOfAct(act: readonly OwnStepRow[], facts: Facts): Undoing {
  const results = act.map((row) => undoOfRow(row, facts))
  const steps = results.flatMap(({ step }) => (step ? [step] : []))
  if (steps.length > 0) return { undo: { kind: 'commands', steps }, whyNot: null }
  return { undo: null, whyNot: results[0]?.whyNot ?? 'no_reverse' }
}

type RowUndo = {
  step: Extract<NonNullable<OwnStepResponse['undo']>, { kind: 'commands' }>['steps'][number] | null
  whyNot: OwnStepResponse['whyNot']
}

function undoOfRow(row: OwnStepRow, facts: Facts): RowUndo {
  const { actor, now, subjects, directory, unmergeWithinDays } = facts
  if (facts.reversals.has(keyOf(row.incidentId, row.type))) return { step: null, whyNot: 'takes_back' }
  const subject = subjects.get(row.incidentId)
  if (!subject) return { step: null, whyNot: 'no_reverse' }
  const { request, whyNot } = undoOfStep(row, subject.version)
  if (!request) return { step: null, whyNot }
  const isTooLate = now.getTime() - row.at.getTime() > unmergeWithinDays * DAY_MS
  if (request.type === 'unmerge' && isTooLate) return { step: null, whyNot: 'time_over' }
  const agency = findAgency(directory, subject)
  const isAllowed = canSeeIncident(actor, subject) && canRun(actor, subject, request.type, agency)
  if (!isAllowed) return { step: null, whyNot: 'forbidden' }
  if (!isStepAllowed(subject, request.type)) return { step: null, whyNot: 'changed_since' }
  return { step: { incidentId: row.incidentId, command: request }, whyNot: null }
}

function undoOfApproval(row: OwnStepRow, { actor, subjects, held }: Facts): Undoing {
  const subject = subjects.get(row.incidentId)
  const whyNot = findLater(row)
  if (whyNot) return { undo: null, whyNot }
  if (!subject || !canSeeIncident(actor, subject)) return { undo: null, whyNot: 'forbidden' }
  if (subject.step !== 'publishing' || !held.has(subject.id)) return { undo: null, whyNot: 'hold_over' }
  const { id: incidentId, version: expectedVersion } = subject
  return { undo: { kind: 'approval', incidentId, expectedVersion }, whyNot: null }
}

function presentOwnRun(run: Awaited<ReturnType<typeof listOwnRuns>>[number], now: Date): OwnStepResponse {
  const action = BulkAction.parse(run.action)
  const count = run.count ?? 0
  const whyNot = whyNotRun(run, { isReversible: isUndoable(action), count, now })
  return {
    id: run.id,
    kind: 'bulk',
    at: (run.startedAt ?? run.createdAt).toISOString(),
    type: action.type,
    count,
    incident: null,
    undo: whyNot === null ? { kind: 'bulk', runId: run.id } : null,
    whyNot,
  }
}

function whyNotRun(
  { state, undoUntil }: { state: string; undoUntil: Date | null },
  { isReversible, count, now }: { isReversible: boolean; count: number; now: Date },
): OwnStepResponse['whyNot'] {
  if (state === 'running' || state === 'cancelling' || state === 'undoing') return 'running'
  if (state === 'undone') return 'undone'
  if (!isReversible || count === 0) return 'no_reverse'
  return undoUntil !== null && undoUntil > now ? null : 'time_over'
}
