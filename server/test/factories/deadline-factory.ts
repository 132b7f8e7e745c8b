/** Deadlines for tests: a plain one, and one by the default rule of its key, straight into the tables. */
import { insertDeadlinesOfMany } from '../../src/modules/incidents/deadlines/deadlines.repository.ts'
import { type Deadline, startDeadline } from '../../src/modules/incidents/deadlines/domain/deadline.ts'
import { type Incident, loadDeadlineBook } from '../../src/modules/incidents/index.ts'
import type { Database } from '../../src/platform/database/db.ts'

export async function saveDeadline(
  db: Database,
  incident: Incident,
  { key, startedAt, ...changes }: Pick<Deadline, 'key' | 'startedAt'> & Partial<Deadline>,
): Promise<Deadline> {
  const { urgency, topicCode, groupCode } = incident
  const book = await loadDeadlineBook(db)
  const rule = book.ruleFor({ key, urgency, topicCode, groupCode, surface: null, network: null }, startedAt)
  const deadline = { ...startDeadline(rule, startedAt, book.contextOf('standard')), ...changes }
  await db
    .transaction()
    .execute(async (tx) => insertDeadlinesOfMany(tx, [{ ...deadline, incidentId: incident.id }]))
  return deadline
}

const MORNING = new Date('2026-11-24T06:00:00Z')

export function buildDeadline(deadline: Pick<Deadline, 'key' | 'dueAt'> & Partial<Deadline>): Deadline {
  return {
    ruleId: '00000000-0000-7000-8000-000000000001',
    ruleVersion: 1,
    limit: { clock: 'calendar_hours', minutes: 600 },
    calendarVersion: 1,
    scheduleCode: 'standard',
    startedAt: MORNING,
    firstDueAt: deadline.dueAt,
    warnAt: deadline.dueAt,
    nextReminderAt: null,
    state: 'running',
    stoppedAt: null,
    pauses: [],
    changes: [],
    spentWorkingMs: null,
    spentCalendarMs: null,
    ...deadline,
  }
}
