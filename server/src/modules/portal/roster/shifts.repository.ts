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

/** Some shifts of a post give way to others; the post is locked. */
export async function swapShifts(
  tx: Tx,
  postId: string,
  { removed, added }: { removed: readonly string[]; added: readonly Omit<ShiftRow, 'postId'>[] },
): Promise<void> {
  if (removed.length > 0)
    await tx.deleteFrom('dutyShift').where('postId', '=', postId).where('id', 'in', removed).execute()
  if (added.length === 0) return
  await tx
    .insertInto('dutyShift')
    .values(added.map((shift) => ({ ...shift, postId })))
    .execute()
}

export type Duty = {
  id: string
  postId: string
  post: string
  agencyCode: string
  startsAt: Date
  endsAt: Date
}

/** Shifts of one account in all bodies, in any part of the time, the earliest first. */
export function dutiesOf(
  db: Db,
  { userId, from, to }: { userId: string; from: Date; to: Date },
): Promise<Duty[]> {
  return db
    .selectFrom('dutyPerson')
    .innerJoin('dutyShift', 'dutyShift.personId', 'dutyPerson.id')
    .innerJoin('dutyPost', 'dutyPost.id', 'dutyShift.postId')
    .select(['dutyShift.id', 'dutyShift.postId', 'dutyPost.name as post', 'dutyPost.agencyCode'])
    .select(['dutyShift.startsAt', 'dutyShift.endsAt'])
    .where('dutyPerson.userId', '=', userId)
    .where('dutyShift.endsAt', '>', from)
    .where('dutyShift.startsAt', '<', to)
    .orderBy('dutyShift.startsAt')
    .orderBy('dutyShift.id')
    .execute()
}

/** Shifts of one person of a body, in any part of the time, the earliest first. */
export function listShiftsOfPerson(
  db: Db,
  { personId, startsAt, endsAt }: Span & { personId: string },
): Promise<(Span & { postId: string; post: string })[]> {
  return db
    .selectFrom('dutyShift')
    .innerJoin('dutyPost', 'dutyPost.id', 'dutyShift.postId')
    .select(['dutyShift.postId', 'dutyPost.name as post', 'dutyShift.startsAt', 'dutyShift.endsAt'])
    .where('dutyShift.personId', '=', personId)
    .where('dutyShift.endsAt', '>', startsAt)
    .where('dutyShift.startsAt', '<', endsAt)
    .orderBy('dutyShift.startsAt')
    .orderBy('dutyShift.id')
    .execute()
}

type OfAccounts = {
  userIds: readonly string[]
  /** Null: at any post of any body. */
  postId?: string | null
}

/** Of these accounts, who stands at a post at this moment. */
export async function listOnDuty(db: Db, { now, ...of }: OfAccounts & { now: Date }): Promise<Set<string>> {
  const spans = await listDutySpans(db, { ...of, startsAt: now, endsAt: now })
  return new Set(spans.map(({ userId }) => userId))
}

/** Their shifts in any part of the time; of a moment, those in which it lies. */
export async function listDutySpans(
  db: Db,
  { userIds, postId = null, startsAt, endsAt }: OfAccounts & Span,
): Promise<(Span & { userId: string })[]> {
  if (userIds.length === 0) return []
  const rows = await db
    .selectFrom('dutyShift')
    .innerJoin('dutyPerson', 'dutyPerson.id', 'dutyShift.personId')
    .select(['dutyPerson.userId', 'dutyShift.startsAt', 'dutyShift.endsAt'])
    .where('dutyPerson.userId', 'in', userIds)
    .where('dutyShift.startsAt', '<=', endsAt)
    .where('dutyShift.endsAt', '>', startsAt)
    .$if(postId !== null, (query) => query.where('dutyShift.postId', '=', postId ?? ''))
    .execute()
  return rows.flatMap(({ userId, ...span }) => (userId === null ? [] : [{ userId, ...span }]))
}
