/** Who is on duty in which chat and when. What has passed stays: it shows who was there. */
import type { Db, Tx } from '../../../platform/database/db.ts'

export type StoredDuty = { id: string; userId: string; name: string; startsAt: Date; endsAt: Date }
export type OnDuty = { chatId: string; userId: string; name: string; until: Date }

const SHOWN = 500

/** Running and coming ones. */
export function listDuties(db: Db, chatId: string, now: Date): Promise<StoredDuty[]> {
  return db
    .selectFrom('chatDuty')
    .innerJoin('personName', 'personName.id', 'chatDuty.userId')
    .select(['chatDuty.id', 'chatDuty.userId', 'personName.name', 'chatDuty.startsAt', 'chatDuty.endsAt'])
    .where('chatDuty.chatId', '=', chatId)
    .where('chatDuty.endsAt', '>', now)
    .orderBy('chatDuty.startsAt')
    .orderBy('chatDuty.id')
    .limit(SHOWN)
    .execute()
}

/** Active people at their posts at this moment; who is there longest comes first. */
export async function findOnDuty(db: Db, chatIds: readonly string[], now: Date): Promise<OnDuty[]> {
  if (chatIds.length === 0) return []
  return db
    .selectFrom('chatDuty')
    .innerJoin('personName', 'personName.id', 'chatDuty.userId')
    .select(['chatDuty.chatId', 'chatDuty.userId', 'personName.name', 'chatDuty.endsAt as until'])
    .where('chatDuty.chatId', 'in', chatIds)
    .where('chatDuty.endsAt', '>', now)
    .where('chatDuty.startsAt', '<=', now)
    .where('personName.isActive', '=', true)
    .orderBy('chatDuty.startsAt')
    .orderBy('chatDuty.id')
    .execute()
}

/** Of one person, running or beginning until then, in chats that are at work. */
export function listDutiesOf(db: Db, { userId, now, until }: { userId: string; now: Date; until: Date }) {
  return db
    .selectFrom('chatDuty')
    .innerJoin('chat', 'chat.id', 'chatDuty.chatId')
    .select(['chatDuty.id', 'chatDuty.chatId', 'chatDuty.startsAt', 'chatDuty.endsAt'])
    .select(['chat.title', 'chat.municipalityCode'])
    .where('chatDuty.userId', '=', userId)
    .where('chatDuty.endsAt', '>', now)
    .where('chatDuty.startsAt', '<', until)
    .where('chat.isActive', '=', true)
    .orderBy('chatDuty.startsAt')
    .orderBy('chatDuty.id')
    .limit(SHOWN)
    .execute()
}

/** In any chat of the municipality. */
export async function listOnDutyIn(db: Db, municipalityCode: string, now: Date): Promise<Set<string>> {
  const chats = await db
    .selectFrom('chat')
    .select('id')
    .where('municipalityCode', '=', municipalityCode)
    .where('isActive', '=', true)
    .execute()
  const found = await findOnDuty(
    db,
    chats.map(({ id }) => id),
    now,
  )
  return new Set(found.map(({ userId }) => userId))
}

export type NewDuty = { id: string; chatId: string; userId: string; startsAt: Date; endsAt: Date }

export async function insertDuty(tx: Tx, duty: NewDuty): Promise<void> {
  await tx.insertInto('chatDuty').values(duty).execute()
}

export async function isDutyCrossing(
  tx: Tx,
  { chatId, userId, startsAt, endsAt }: Omit<NewDuty, 'id'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('chatDuty')
    .select('id')
    .where('chatId', '=', chatId)
    .where('userId', '=', userId)
    .where('startsAt', '<', endsAt)
    .where('endsAt', '>', startsAt)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type EndingDuty = { chatId: string; dutyId: string; now: Date }

/** Deletes a future duty and ends a running one. Null if there is none or it is over. */
export async function endDuty(
  tx: Tx,
  { chatId, dutyId, now }: EndingDuty,
): Promise<{ userId: string } | null> {
  const coming = await tx
    .deleteFrom('chatDuty')
    .where('id', '=', dutyId)
    .where('chatId', '=', chatId)
    .where('startsAt', '>=', now)
    .returning('userId')
    .executeTakeFirst()
  if (coming) return coming
  const running = await tx
    .updateTable('chatDuty')
    .set({ endsAt: now })
    .where('id', '=', dutyId)
    .where('chatId', '=', chatId)
    .where('endsAt', '>', now)
    .returning('userId')
    .executeTakeFirst()
  return running ?? null
}

export async function endDutiesOf(
  tx: Tx,
  { chatId, userId, now }: { chatId: string; userId: string; now: Date },
): Promise<void> {
  const rows = await tx
    .selectFrom('chatDuty')
    .select('id')
    .where('chatId', '=', chatId)
    .where('userId', '=', userId)
    .where('endsAt', '>', now)
    .execute()
  for (const { id: dutyId } of rows) await endDuty(tx, { chatId, dutyId, now })
}
