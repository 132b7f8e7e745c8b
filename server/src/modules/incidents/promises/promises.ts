/** What an interim answer promised, until it is kept, moved by another promise, or broken. */
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { momentWithLeft, type WorkingTimeContext } from '../../../platform/working-time/index.ts'
import type { DeadlineBook } from '../deadlines/index.ts'
import { endPromise, findOpenPromise, getAgencyOf, insertPromise } from './promises.repository.ts'

export type Promised = { what: string; who: string; evidence: string; dueAt: Date }

const WORKING_DAY: { clock: 'working_hours'; minutes: number } = { clock: 'working_hours', minutes: 8 * 60 }
const WORKING_DAY_MS = WORKING_DAY.minutes * 60_000

/** The moment that many working days of eight hours before the promised one, but not before the promise was made. */
export function returnMoment(
  dueAt: Date,
  { madeAt, workingDays, context }: { madeAt: Date; workingDays: number; context: WorkingTimeContext },
): Date {
  const moment = momentWithLeft(WORKING_DAY, dueAt, workingDays * WORKING_DAY_MS, context)
  return moment > madeAt ? moment : madeAt
}

/** Saves the promise of a published interim answer. The caller has already settled the previous promise. */
export async function openPromise(
  tx: Tx,
  {
    incidentId,
    versionNo,
    promised,
    now,
    book,
    workingDays,
  }: {
    incidentId: string
    versionNo: number
    promised: Promised
    now: Date
    book: DeadlineBook
    workingDays: number
  },
): Promise<void> {
  const agencyCode = await getAgencyOf(tx, incidentId)
  const context = book.contextOf(book.scheduleFor('final_answer', agencyCode))
  const returnsAt = returnMoment(promised.dueAt, { madeAt: now, workingDays, context })
  const answered = { id: newId(), incidentId, answerVersionNo: versionNo }
  await insertPromise(tx, { ...promised, ...answered, returnsAt, madeAt: now })
}

/** A promise is kept by the final answer, moved by another promise or cancelled by the end of the work; after its date it is broken. */
export async function settlePromise(
  tx: Tx,
  incidentId: string,
  state: 'kept' | 'moved' | 'cancelled',
  now: Date,
): Promise<void> {
  const open = await findOpenPromise(tx, incidentId)
  if (!open) return
  await endPromise(tx, open.id, { state: open.dueAt < now ? 'broken' : state, closedAt: now })
}
