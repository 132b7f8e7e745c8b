/** Who of a body, or at one post of it, is on shift and there: now with what each has in hand, and at moments that were. */
import type { WorkloadResponse } from '@veche/contract/portal/workload.ts'
import type { Db } from '../../../platform/database/db.ts'
import { listPeopleOfAgency } from '../../access/index.ts'
import { countInHands } from '../../incidents/index.ts'
import { chooseOnShift } from './domain/choose-on-shift.ts'
import { listAwaySpans, readAbsent } from './read-absent.ts'
import { listDutySpans, listOnDuty } from './shifts.repository.ts'

type Load = WorkloadResponse['people'][number]
/** `postId`: null: at any post. */
export type ShiftPlace = { agencyCode: string; postId: string | null }

/** Only executors are given questions by load: whoever leads takes one by a press of their own. */
async function listExecutors(db: Db, agencyCode: string): Promise<Map<string, string>> {
  const people = await listPeopleOfAgency(db, agencyCode)
  return new Map(people.flatMap(({ id, name, role }) => (role === 'executor' ? [[id, name] as const] : [])))
}

export type Taker = { userId: string; name: string; open: number }

/** Null: nobody is on shift, or all who are have gone away. */
export async function findTaker(
  db: Db,
  { agencyCode, postId, now }: ShiftPlace & { now: Date },
): Promise<Taker | null> {
  const names = await listExecutors(db, agencyCode)
  const userIds = [...names.keys()]
  const [inHands, absent, onDuty] = await Promise.all([
    countInHands(db, { agencyCode, now }),
    readAbsent(db, { agencyCode, userIds, now }),
    listOnDuty(db, { userIds, postId, now }),
  ])
  const people = userIds.map((id) => ({
    ...{ id, open: 0, urgent: 0, late: 0 },
    ...inHands.get(id),
    absentUntil: absent.get(id)?.toISOString() ?? null,
    isOnDuty: onDuty.has(id),
  }))
  const taker = chooseOnShift(people)
  return taker && { userId: taker.id, name: names.get(taker.id) ?? '', open: taker.open }
}

/** Shifts and absences of a span, as they stand written now, and people as they work in the body now. */
export type ShiftBook = {
  names: ReadonlyMap<string, string>
  /** Who is on shift and there. */
  thereAt: (at: Date) => string[]
}

export async function readShiftBook(
  db: Db,
  { agencyCode, postId, since, until }: ShiftPlace & { since: Date; until: Date },
): Promise<ShiftBook> {
  const names = await listExecutors(db, agencyCode)
  const userIds = [...names.keys()]
  const [duties, away] = await Promise.all([
    listDutySpans(db, { userIds, postId, startsAt: since, endsAt: until }),
    listAwaySpans(db, { agencyCode, userIds, startsAt: since, endsAt: new Date(until.getTime() + 1) }),
  ])
  return {
    names,
    thereAt(at) {
      const isAt = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => startsAt <= at && endsAt > at
      const gone = new Set(away.filter(isAt).map(({ userId }) => userId))
      const on = duties.filter(isAt).map(({ userId }) => userId)
      return [...new Set(on)].filter((userId) => !gone.has(userId))
    },
  }
}

/** The same choice among those who were there, by what they had in hand then. */
export function chooseAt(loads: readonly Pick<Load, 'id' | 'open' | 'urgent' | 'late'>[]): Load | null {
  return chooseOnShift(loads.map((load) => ({ ...load, absentUntil: null, isOnDuty: true })))
}
