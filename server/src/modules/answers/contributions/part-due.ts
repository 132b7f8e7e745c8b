import { CONTRIBUTION_HOURS } from '@veche/contract/values/casework/contributions.ts'
import type { Db } from '../../../platform/database/db.ts'
import { computeDueAt, workingTimeBetween } from '../../../platform/working-time/index.ts'
import { findIncidentRow, loadDeadlineBook } from '../../incidents/index.ts'
import { cutTerm, isTooShort, type Term } from './domain/part-term.ts'

type OfBody = { incidentId: string; agencyCode: string; now: Date }
type ToChoose = {
  /** Null: the answer has no term, or is late already. */
  answerDueAt: Date | null
  terms: (Term & { hours: number; isTooShort: boolean })[]
}

/** In working time of the asked body, and never after the answer. */
export async function computePartDue(db: Db, { hours, ...asked }: OfBody & { hours: number }): Promise<Term> {
  const { termOf } = await loadTerms(db, asked)
  return termOf(hours)
}

/** What each choice of hours gives. */
export async function listPartTerms(db: Db, asked: OfBody): Promise<ToChoose> {
  const { answerDueAt, termOf, workUntil } = await loadTerms(db, asked)
  const terms = CONTRIBUTION_HOURS.map((hours) => {
    const term = termOf(hours)
    return { ...term, hours, isTooShort: isTooShort(workUntil(term.dueAt)) }
  })
  return { answerDueAt: answerDueAt !== null && answerDueAt > asked.now ? answerDueAt : null, terms }
}

async function loadTerms(db: Db, { incidentId, agencyCode, now }: OfBody) {
  const [book, row] = await Promise.all([loadDeadlineBook(db), findIncidentRow(db, incidentId)])
  const context = book.contextOf(book.scheduleFor('draft', agencyCode))
  const answerDueAt = row?.deadlineDueAt ?? null
  return {
    answerDueAt,
    termOf: (hours: number) =>
      cutTerm(computeDueAt({ clock: 'working_hours', minutes: hours * 60 }, now, context), {
        ...{ answerDueAt, now },
      }),
    workUntil: (dueAt: Date) => workingTimeBetween(now, dueAt, context),
  }
}
