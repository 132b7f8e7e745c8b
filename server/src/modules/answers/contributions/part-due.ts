import { HOUR_MS } from '@veche/contract/durations.ts'
import { CONTRIBUTION_HOURS } from '@veche/contract/values/casework/contributions.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { computeDueAt, workingTimeBetween } from '../../../platform/working-time/index.ts'
import { findIncidentRow, loadDeadlineBook } from '../../incidents/index.ts'
import { cutTerm, isTooShort, latestDue, type Term } from './domain/part-term.ts'

type OfBody = { incidentId: string; agencyCode: string; now: Date }
type ToChoose = {
  /** Null: the answer has no term, or is late already. */
  answerDueAt: Date | null
  latestAt: Date | null
  terms: (Term & { hours: number; isTooShort: boolean })[]
}

/** In working time of the asked body, and never after the answer. */
export async function computePartDue(db: Db, { hours, ...asked }: OfBody & { hours: number }): Promise<Term> {
  const { termOf } = await loadTerms(db, asked)
  return termOf(hours)
}

/** A year: a part of an answer without a term is not asked for later. */
const FURTHEST_MS = 366 * 24 * HOUR_MS

/** By the hours, or by the moment that was chosen; the hours are what a part that is sent back has anew. */
export async function computeAskedDue(
  db: Db,
  { hours, dueAt, ...asked }: OfBody & { hours: number; dueAt: Date | null },
): Promise<{ dueAt: Date; hours: number }> {
  if (dueAt === null) return { hours, dueAt: (await computePartDue(db, { ...asked, hours })).dueAt }
  const { now } = asked
  const { latestAt, workUntil } = await loadTerms(db, asked)
  const bound = latestAt ?? new Date(now.getTime() + FURTHEST_MS)
  if (dueAt <= now) throw new InvalidError('contribution.due_passed', { field: 'dueAt' })
  if (dueAt > bound)
    throw new InvalidError('contribution.due_too_late', { field: 'dueAt', latestAt: bound.toISOString() })
  return { dueAt, hours: Math.max(1, Math.round(workUntil(dueAt) / HOUR_MS)) }
}

/** What each choice of hours gives. */
export async function listPartTerms(db: Db, asked: OfBody): Promise<ToChoose> {
  const { answerDueAt, latestAt, termOf, workUntil } = await loadTerms(db, asked)
  const terms = CONTRIBUTION_HOURS.map((hours) => {
    const term = termOf(hours)
    return { ...term, hours, isTooShort: isTooShort(workUntil(term.dueAt)) }
  })
  return { answerDueAt: latestAt === null ? null : answerDueAt, latestAt, terms }
}

async function loadTerms(db: Db, { incidentId, agencyCode, now }: OfBody) {
  const [book, row] = await Promise.all([loadDeadlineBook(db), findIncidentRow(db, incidentId)])
  const context = book.contextOf(book.scheduleFor('draft', agencyCode))
  const answerDueAt = row?.deadlineDueAt ?? null
  return {
    answerDueAt,
    latestAt: latestDue({ answerDueAt, now }),
    termOf: (hours: number) =>
      cutTerm(computeDueAt({ clock: 'working_hours', minutes: hours * 60 }, now, context), {
        ...{ answerDueAt, now },
      }),
    workUntil: (dueAt: Date) => workingTimeBetween(now, dueAt, context),
  }
}
