import type { Db } from '../../../platform/database/db.ts'
import { computeDueAt } from '../../../platform/working-time/index.ts'
import { findIncidentRow, loadDeadlineBook } from '../../incidents/index.ts'
import { cutTerm, type Term } from './domain/part-term.ts'

type Asked = { incidentId: string; agencyCode: string; hours: number; now: Date }

/** In working time of the asked body, and never after the answer. */
export async function computePartDue(db: Db, { incidentId, agencyCode, hours, now }: Asked): Promise<Term> {
  const [book, row] = await Promise.all([loadDeadlineBook(db), findIncidentRow(db, incidentId)])
  const context = book.contextOf(book.scheduleFor('draft', agencyCode))
  const own = computeDueAt({ clock: 'working_hours', minutes: hours * 60 }, now, context)
  return cutTerm(own, { answerDueAt: row?.deadlineDueAt ?? null, now })
}
