/**
 * Settles the answer to one author: changes that author's incident and, when nobody waits any more, the incident
 * whose work it was.
 */
import type { Tx } from '../../../platform/database/db.ts'
import type { ActorRef } from '../../access/index.ts'
import {
  changeIncident,
  type DeadlineBook,
  getIncidentForUpdate,
  type Incident,
  type IncidentCommand,
  isStepAllowed,
  loadDeadlineBook,
  openPromise,
  settlePromise,
} from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { listSentLabels } from '../files/index.ts'
import { type AnswerRow, countDeliveries } from '../outbox/index.ts'
import { markDoubt } from './mark-doubt.ts'
import { type PublishedVersion, readPublished } from './published-version.ts'

/** `reason`: why a person gave up. */
type End = { reason: string }
type Deps = { now: Date; actor: ActorRef; details: Record<string, unknown> }
type Row = Pick<AnswerRow, 'id' | 'incidentId' | 'recipientIncidentId' | 'answerVersionNo' | 'part'>

export async function settleRecipient(tx: Tx, row: Row, { reason }: End, said: Deps): Promise<void> {
  const fileLabels = await listSentLabels(tx, row)
  const deps = fileLabels.length > 0 ? { ...said, details: { ...said.details, fileLabels } } : said
  const [version, { open, reached, own }, book] = await Promise.all([
    readPublished(tx, row),
    countDeliveries(tx, row),
    loadDeadlineBook(tx),
  ])
  const isOwn = row.recipientIncidentId === row.incidentId
  const end = { end: own.isReached ? 'sent' : 'unreachable', reason } as const
  // The change of the work covers its own author too, except when only this author could not be reached.
  const isMissed = !own.isReached && reached > 0
  if (own.open === 0 && (!isOwn || open > 0 || isMissed))
    await changeRecipient(tx, row, end, { ...deps, version, book })
  if (open > 0 || !version.isLatest) return markDoubt(tx, row, { actor: null, details: {} }, deps)
  const command: IncidentCommand =
    reached > 0 ? { type: 'publication_confirmed', ...version.published } : { type: 'undeliverable', reason }
  await changeIfAllowed(tx, row.incidentId, command, { ...deps, version, book })
}

type Change = Deps & { version: PublishedVersion; book: DeadlineBook }

async function changeRecipient(
  tx: Tx,
  row: Row,
  { end, reason }: End & { end: 'sent' | 'unreachable' },
  change: Change,
): Promise<void> {
  const { incident } = await getIncidentForUpdate(tx, row.recipientIncidentId)
  const isPartOfWork = incident.step === 'merged' || row.recipientIncidentId === row.incidentId
  const command: IncidentCommand =
    end === 'unreachable'
      ? { type: 'unreachable', reason }
      : { type: isPartOfWork ? 'delivered' : 'answered_by_event', ...change.version.published }
  await changeIfAllowed(tx, incident.id, command, change)
}

/** An incident that has moved on meanwhile is left alone; the outbox says what became of the text. */
async function changeIfAllowed(
  tx: Tx,
  incidentId: string,
  command: IncidentCommand,
  change: Change,
): Promise<void> {
  const { now, actor, details, book } = change
  const locked = await getIncidentForUpdate(tx, incidentId)
  if (!isStepAllowed(locked.incident, command.type)) return
  const changed = await changeIncident(tx, locked, { command, actor, now, details }, book)
  await keepPromise(tx, changed, command, change)
}

/** A final answer keeps the previous promise and an interim one moves it; then the interim answer's own promise is saved. */
async function keepPromise(
  tx: Tx,
  { id, step }: Incident,
  command: IncidentCommand,
  { version, now, book }: Change,
): Promise<void> {
  if (command.type === 'undeliverable') return settlePromise(tx, id, 'cancelled', now)
  const isTold = command.type === 'delivered' && step === 'merged'
  const isAnswered = command.type === 'publication_confirmed' || command.type === 'answered_by_event'
  if (!isTold && !isAnswered) return
  const { versionNo, promised, published } = version
  await settlePromise(tx, id, published.answerKind === 'final' ? 'kept' : 'moved', now)
  if (isTold || !promised) return
  const { promiseReturnWorkingDays: workingDays } = await getSettings(tx)
  await openPromise(tx, { incidentId: id, versionNo, promised, now, book, workingDays })
}
