/** What macros would do to a question, what one does to it, and taking that back: always by the person's own commands. */

import { Suggestion } from '@veche/contract/incidents.ts'
import type { AppliedMacroResponse, MacroPlansResponse } from '@veche/contract/portal/macros.ts'
import type { PlannedActResponse } from '@veche/contract/portal/work-rules.ts'
import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { listTakenPlaces, prepareDraft } from '../../answers/index.ts'
import {
  assertNotStale,
  getIncidentForUpdate,
  getVisibleRow,
  listQuestionsNow,
} from '../../incidents/index.ts'
import { type FiredAct, type RulesContext, runActs, undoActs } from '../rule-engine/index.ts'
import { planActs, stateNow } from '../rule-play/index.ts'
import { textGoes } from './domain/text-place.ts'
import { readFiller } from './fill-macro.ts'
import { getMacro, insertUse, listMacros, lockUse, type MacroRow, setUndone } from './macros.repository.ts'
import { mayChange, mayShare } from './save-macro.ts'

type Asked = { incidentId: string; actor: Actor }
type Shown = z.infer<typeof PlannedActResponse>

export function presentMacro({ id, content, writtenBy, writtenByName, useCount }: MacroRow, actor: Actor) {
  return { id, content, writtenByName, useCount, mayChange: mayChange(actor, { writtenBy, content }) }
}

export async function planMacros(
  context: RulesContext,
  { incidentId, actor }: Asked,
): Promise<MacroPlansResponse> {
  const row = await getVisibleRow(context.db, incidentId, actor)
  const [macros, fill, [question], written] = await Promise.all([
    listMacros(context.db, actor.id),
    readFiller(context, row, actor),
    listQuestionsNow(context.db, [incidentId]),
    listTakenPlaces(context.db, incidentId),
  ])
  const subject = question && {
    ...{ ...stateNow(question), ...suggestedBy(question.suggestion) },
    presserId: actor.id,
  }
  return {
    macros: macros.map((macro) => {
      const acts = subject ? planActs(macro.content.acts, subject).map(show) : []
      const text = fill(macro.content.text, acts)
      const isWritten = written.length > 0
      return {
        ...{ ...presentMacro(macro, actor), acts, text, open: findPlaceholders(text) },
        textGoes: text === '' ? null : textGoes({ step: row.step, acts, isWritten }),
      }
    }),
    mayShare: mayShare(actor),
  }
}

export async function applyMacro(
  context: RulesContext,
  {
    incidentId,
    macroId,
    expectedVersion,
    actor,
  }: Asked & { macroId: string; expectedVersion: number | null },
): Promise<AppliedMacroResponse> {
  const { db, ...services } = context
  const row = await getVisibleRow(db, incidentId, actor)
  const macro = await getMacro(db, macroId, actor.id)
  const fill = await readFiller(context, row, actor)
  return db.transaction().execute(async (tx) => {
    const { incident } = await getIncidentForUpdate(tx, incidentId)
    // Of many nobody has looked at each: it is decided on what it is now.
    if (expectedVersion !== null) assertNotStale(incident, expectedVersion)
    const suggested = suggestedBy(row.suggestion)
    const planned = planActs(macro.content.acts, {
      ...{ ...stateNow(incident), ...suggested },
      presserId: actor.id,
    })
    const id = newId()
    const details = { macro: { id: macroId, name: macro.content.name } }
    const running = { incidentId, actor, signer: actor, suggested, details, texts: new Map<string, string>() }
    const acts = await runActs(tx, services, running, planned)
    const text = fill(macro.content.text, acts)
    const isPrepared =
      text !== '' && (await prepareText(tx, { incidentId, actor, text, now: services.clock() }))
    assertSomething(acts, isPrepared)
    await insertUse(tx, { id, macroId, incidentId, usedBy: actor.id, acts }, services.clock())
    const place = textGoes({ step: incident.step, acts, isWritten: !isPrepared })
    return { useId: id, acts: acts.map(show), textGoes: text === '' ? null : place }
  })
}

/** Nothing is left of a press that could do nothing. */
function assertSomething(acts: readonly FiredAct[], isPrepared: boolean): void {
  if (isPrepared || acts.some(({ outcome }) => outcome === 'done')) return
  const code = acts.find(({ outcome }) => outcome === 'refused')?.code
  throw new ConflictError(code && code !== 'unexpected' ? code : 'macro.nothing_to_do')
}

function prepareText(
  tx: Tx,
  { incidentId, actor, text, now }: Asked & { text: string; now: Date },
): Promise<boolean> {
  const content = { kind: 'final', text, promise: null, outcome: null, privateText: '' } as const
  return prepareDraft(tx, { incidentId, actor, content: { ...content, fileIds: [] }, now })
}

export function undoMacro(
  { db, ...services }: RulesContext,
  { useId, actor }: { useId: string; actor: Actor },
): Promise<{ acts: Shown[] }> {
  return db.transaction().execute(async (tx) => {
    const use = await lockUse(tx, useId, actor.id)
    const details = { undoneMacroUse: useId }
    const acts = await undoActs(tx, services, { incidentId: use.incidentId, actor, details }, use.acts)
    if (!acts.some(({ outcome }) => outcome === 'undone'))
      throw new ConflictError('rule.nothing_to_undo', { id: useId })
    await setUndone(tx, useId, acts, services.clock())
    return { acts: acts.map(show) }
  })
}

export function suggestedBy(suggestion: unknown) {
  const read = Suggestion.safeParse(suggestion).data
  return {
    suggestedTopicCode: read?.topic?.code ?? null,
    suggestedMunicipalityCode: read?.municipality?.code ?? null,
  }
}

function show({ act, outcome, code }: Shown): Shown {
  return { act, outcome, code }
}
