import type { Db, Tx } from '../../../platform/database/db.ts'

export type ShiftRow = { id: string; postId: string; personId: string; startsAt: Date; endsAt: Date }
type Span = { startsAt: Date; endsAt: Date }

/** In any part of the time, the earliest first. */
export async function listShifts(
  db: Db,
  { postIds, startsAt, endsAt }: Span & { postIds: readonly string[] },
): Promise<ShiftRow[]> {
  if (postIds.length === 0) return []
  return db
    .selectFrom('dutyShift')
    .select(['id', 'postId', 'personId', 'startsAt', 'endsAt'])
    .where('postId', 'in', postIds)
    .where('endsAt', '>', startsAt)
    .where('startsAt', '<', endsAt)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
}

/** Those that begin within the span give way to these. */
export async function replaceShifts(
  tx: Tx,
  { postId, startsAt, endsAt }: Span & { postId: string },
  shifts: readonly Omit<ShiftRow, 'postId'>[],
): Promise<void> {
  await tx
    .deleteFrom('dutyShift')
    .where('postId', '=', postId)
    .where('startsAt', '>=', startsAt)
    .where('startsAt', '<', endsAt)
    .execute()
  if (shifts.length === 0) return
  await tx
    .insertInto('dutyShift')
    .values(shifts.map((shift) => ({ ...shift, postId })))
    .execute()
}

export type Duty = { id: string; post: string; agencyCode: string; startsAt: Date; endsAt: Date }

/** Shifts of one account in all bodies, in any part of the time, the earliest first. */
export function dutiesOf(
  db: Db,
  { userId, from, to }: { userId: string; from: Date; to: Date },
): Promise<Duty[]> {
  return db
    .selectFrom('dutyPerson')
    .innerJoin('dutyShift', 'dutyShift.personId', 'dutyPerson.id')
    .innerJoin('dutyPost', 'dutyPost.id', 'dutyShift.postId')
    .select(['dutyShift.id', 'dutyPost.name as post', 'dutyPost.agencyCode'])
    .select(['dutyShift.startsAt', 'dutyShift.endsAt'])
    .where('dutyPerson.userId', '=', userId)
    .where('dutyShift.endsAt', '>', from)
    .where('dutyShift.startsAt', '<', to)
    .orderBy('dutyShift.startsAt')
    .orderBy('dutyShift.id')
    .execute()
}

/** Of these accounts, who stands at a post of any body at this moment. */
export async function listOnDuty(
  db: Db,
  { userIds, now }: { userIds: readonly string[]; now: Date },
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('dutyShift')
    .innerJoin('dutyPerson', 'dutyPerson.id', 'dutyShift.personId')
    .select('dutyPerson.userId')
    .where('dutyPerson.userId', 'in', userIds)
    .where('dutyShift.startsAt', '<=', now)
    .where('dutyShift.endsAt', '>', now)
    .execute()
  return new Set(rows.flatMap(({ userId }) => userId ?? []))
}
