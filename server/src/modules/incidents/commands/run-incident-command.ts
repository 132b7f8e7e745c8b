import type { IncidentCommandRequest } from '@veche/contract/incidents.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Actor, ActorRef, Signer } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { markMessagesRead } from '../../inbox/index.ts'
import { getSettings } from '../../settings/index.ts'
import { type DeadlineBook, loadDeadlineBook } from '../deadlines/index.ts'
import {
  changeIncident,
  fieldsBefore,
  isDoneBefore,
  isTakingBack,
  keptKey,
  keptOf,
  listAssignments,
  refusalsOf,
  refusersOf,
  toTakeBack,
} from '../history/index.ts'
import { findRepeat, unmergeIncident } from '../merging/index.ts'
import { listMemberIds } from '../messages/index.ts'
import { assertOwnFieldsSaid, writeOwnValues } from '../own-fields/index.ts'
import { settlePromise } from '../promises/index.ts'
import {
  assertNotStale,
  authorize,
  findAgency,
  type IncidentsContext,
  lockVisibleIncident,
} from '../rights/index.ts'
import {
  getIncidentForUpdate,
  type Incident,
  type IncidentCommand,
  type LockedIncident,
} from '../steps/index.ts'
import { assertCommand, authorizeChoice } from './assert-command.ts'
import { toCommand } from './to-command.ts'

/** Two incidents change at once when one leaves another, so that is not a step of one alone. */
type SingleStep = Exclude<IncidentCommandRequest, { type: 'unmerge' }>
type Step<Request> = {
  incidentId: string
  request: Request
  actor: Actor
  /** Further details for the history. */
  details?: Record<string, unknown>
  /** Whom the history names, where it is not the actor whose rights are asked. */
  signer?: Signer
  /** The step takes back an act of a macro. */
  isUndo?: boolean
}

export async function runIncidentCommand(
  { db, ...services }: IncidentsContext,
  { incidentId, request, actor }: Step<IncidentCommandRequest>,
): Promise<void> {
  if (request.type === 'unmerge') return unmergeIncident({ db, ...services }, { incidentId, request, actor })
  await db.transaction().execute((tx) => takeStep(tx, services, { incidentId, request, actor }))
}

/**
 * Runs one step for a person or a program: checks that the incident is visible, allowed and not stale, then saves state, history and follow-up together.
 * Returns the new version.
 */
export async function takeStep(
  tx: Tx,
  { clock }: Pick<IncidentsContext, 'clock'>,
  { incidentId, request, actor, details = {}, signer = actor, isUndo = false }: Step<SingleStep>,
): Promise<number> {
  const directory = await getDirectory(tx)
  const locked = await lockVisibleIncident(tx, incidentId, actor)
  const { incident } = locked
  const { commandKey } = request
  if (await isDoneBefore(tx, { incidentId, actorId: actor.id, commandKey })) return incident.version
  assertNotStale(incident, request.expectedVersion)
  authorize(actor, incident, request.type, findAgency(directory, incident))
  authorizeChoice(actor, incident, request, directory)
  return runStep(tx, locked, { request, actor, signer, details, now: clock(), isUndo })
}

type Running = Pick<Step<SingleStep>, 'request' | 'actor'> & {
  signer: Signer
  details: Record<string, unknown>
  now: Date
  isUndo?: boolean
}

/** The caller has checked that the actor may. */
async function runStep(
  tx: Tx,
  locked: LockedIncident,
  { request, actor, signer, details, now, isUndo = false }: Running,
): Promise<number> {
  const [directory, settings, book] = await Promise.all([
    getDirectory(tx),
    getSettings(tx),
    loadDeadlineBook(tx),
  ])
  const { incident } = locked
  const incidentId = incident.id
  const refusers = await findRefusers(tx, incident)
  const facts = { directory, settings, incident, actor, now, refusers, isUndo }
  const command = isTakingBack(request) ? await toTakeBack(tx, request, incident) : toCommand(request, facts)
  await assertCommand(tx, command, { incident, actor, settings, now })
  const told =
    command.type === 'accept' ? await tellOwnFields(tx, locked, { request, command, signer, now }) : locked
  const needsArbiter = command.type === 'return' && incident.handoffs >= command.handoffLimit
  const said = {
    ...keptKey(request),
    ...('comment' in request && request.comment && { comment: request.comment }),
    ...(needsArbiter && { needsArbiter }),
    ...(command.type === 'supplement' && keptOf(incident)),
    ...((command.type === 'accept' || command.type === 'assign') && {
      before: fieldsBefore(incident, command.type),
    }),
  }
  const change = { command, actor: signer, now, details: { ...said, ...details } }
  const { version } = await changeIncident(tx, told, change, book)
  if (command.type === 'confirm_futile') await settlePromise(tx, incidentId, 'cancelled', now)
  if (command.type === 'read_follow_ups') await markMessagesRead(tx, await listMemberIds(tx, incidentId))
  const isRepeat = isNewlyPlaced(command) && (await addRepeat(tx, incidentId, { settings, book, now }))
  return isRepeat ? version + 1 : version
}

type Telling = {
  request: SingleStep
  command: Extract<IncidentCommand, { type: 'accept' }>
  signer: Signer
  now: Date
}

/** What comes with an acceptance is written before it, and what its topic must be told is there by then. */
async function tellOwnFields(
  tx: Tx,
  locked: LockedIncident,
  { request, command: of, signer, now }: Telling,
): Promise<LockedIncident> {
  const changes = request.type === 'accept' ? request.ownFields : undefined
  const told = changes ? await writeOwnValues(tx, locked, { changes, of, signer, now }) : locked
  await assertOwnFieldsSaid(tx, { incidentId: locked.incident.id, of, at: 'accept' })
  return told
}

type Accept = Extract<SingleStep, { type: 'accept' }>
type Recorded = { incidentId: string; accepted: Omit<Accept, 'type' | 'expectedVersion'>; actor: Actor }

/**
 * Registers what the actor has written down themselves. They need not see it: new ones of their territory are seen by the
 * centre alone, and the routes may give it to another body. Nothing, if somebody has sorted it meanwhile.
 */
export async function acceptRecorded(
  tx: Tx,
  { clock }: Pick<IncidentsContext, 'clock'>,
  { incidentId, accepted, actor }: Recorded,
): Promise<void> {
  const locked = await getIncidentForUpdate(tx, incidentId)
  const { step, version: expectedVersion } = locked.incident
  if (step !== 'new') return
  const request = { type: 'accept', expectedVersion, ...accepted } as const
  await runStep(tx, locked, { request, actor, signer: actor, details: {}, now: clock() })
}

async function findRefusers(tx: Tx, { id, handoffs }: Incident): Promise<Set<string>> {
  return refusersOf(handoffs === 0 ? [] : refusalsOf(await listAssignments(tx, id)))
}

function isNewlyPlaced(command: IncidentCommand): boolean {
  if (command.type === 'accept') return true
  return command.type === 'classify' && Boolean(command.changes.topicCode || command.changes.address)
}

type RepeatDeps = { settings: Parameters<typeof findRepeat>[2]; book: DeadlineBook; now: Date }

/** Flags a repeat, which a dispatcher confirms or rejects. Returns true if it was flagged now. */
async function addRepeat(tx: Tx, incidentId: string, { settings, book, now }: RepeatDeps): Promise<boolean> {
  const locked = await getIncidentForUpdate(tx, incidentId)
  const repeat = await findRepeat(tx, locked.incident, settings)
  if (!repeat || repeat.repeatOfId === locked.incident.repeatOfId) return false
  const nobody: ActorRef = null
  await changeIncident(tx, locked, { command: { type: 'note_repeat', ...repeat }, actor: nobody, now }, book)
  return true
}
