/** The question stands before its author: from now on they are waited for. Called when its post is proved. */
import type { Tx } from '../../../platform/database/db.ts'
import { computeDueAt } from '../../../platform/working-time/index.ts'
import { linkMessages } from '../../inbox/index.ts'
import {
  type ClarificationRow,
  changeIncident,
  type DeadlineBook,
  findClarification,
  findOwnWords,
  getAsked,
  getIncidentForUpdate,
  getIncidentRow,
  type Incident,
  type LockedIncident,
  loadDeadlineBook,
  updateClarification,
} from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import type { AnswersServices, Posted } from '../parts/index.ts'
import { reasonToGoOn } from './domain/clock-reason.ts'
import { queueNotice } from './queue-clarification.ts'

type Services = Pick<AnswersServices, 'connectors' | 'vault' | 'clock'>

export async function registerClarification(tx: Tx, services: Services, posted: Posted): Promise<void> {
  const now = services.clock()
  const { incidentId, clarificationId, message } = posted
  if (incidentId === null || clarificationId === null) return
  const locked = await getIncidentForUpdate(tx, incidentId)
  const isNotice = posted.purpose === 'clarification_notice'
  if (message) {
    // The card shows it in the thread, with what the author answers; nobody takes it for an answer.
    linkMessages(tx, [{ messageId: message.id, incidentId, isRead: true }])
    const column = isNotice ? 'noticeMessageId' : 'messageId'
    await updateClarification(tx, clarificationId, { [column]: message.id })
  }
  if (isNotice) return
  // Read again under the lock: it may have been taken back while it was on its way.
  const question = await findClarification(tx, clarificationId)
  if (!question || question.endedAt !== null || question.publishedAt !== null) return
  const incident = await beginWait(tx, { locked, question, now })
  if (question.way === 'private') await queueNotice(tx, services, { incident, question, now })
}

type Beginning = { locked: LockedIncident; question: ClarificationRow; now: Date }

/** Words that came before the proof are the answer already: whichever is known first, nothing is paused after them. */
async function beginWait(tx: Tx, { locked, question, now }: Beginning): Promise<Incident> {
  const [book, settings, asked, words, row] = await Promise.all([
    loadDeadlineBook(tx),
    getSettings(tx),
    getAsked(tx, question.incidentId),
    findOwnWords(tx, { incidentId: question.incidentId, since: question.createdAt }),
    getIncidentRow(tx, question.incidentId),
  ])
  const { urgency } = locked.incident
  const facts = { ...asked, urgency, dueAt: row.deadlineDueAt, stopsAtMost: settings.clarificationStops, now }
  const stopsClocks = words === undefined && reasonToGoOn(facts) === null
  const waitsUntil = endOfWait(book, locked.incident, { days: settings.clarificationWorkingDays, now })
  await updateClarification(tx, question.id, { publishedAt: now, waitsUntil, stopsClocks })
  const { id: clarificationId, askedBy } = question
  const command = { type: 'clarification_published', waitsUntil, stopsClocks, askedBy } as const
  const changed = await changeIncident(
    tx,
    locked,
    { command, actor: null, now, details: { clarificationId } },
    book,
  )
  if (!words) return changed
  const again = await getIncidentForUpdate(tx, question.incidentId)
  const end = { type: 'end_clarification', endedAs: 'answered' } as const
  return changeIncident(tx, again, { command: end, actor: null, now, details: { messageId: words.id } }, book)
}

/** In working days of the body that waits. */
export function endOfWait(
  book: Pick<DeadlineBook, 'contextOf' | 'scheduleFor'>,
  { agencyCode }: Pick<Incident, 'agencyCode'>,
  { days, now }: { days: number; now: Date },
): Date {
  const context = book.contextOf(book.scheduleFor('draft', agencyCode))
  return computeDueAt({ clock: 'working_days', days }, now, context)
}
