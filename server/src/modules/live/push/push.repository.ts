import { MINUTE_MS } from '@veche/contract/durations.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { unreadNews } from '../../notifications/index.ts'

export function findKey(db: Db) {
  return db.selectFrom('pushKey').selectAll().executeTakeFirst()
}

type Switched = { isOn: boolean; by: { id: string; name: string }; now: Date }

/** The keys of the first time stay: devices know us by them. */
export async function upsertKey(
  tx: Tx,
  { isOn, by, now }: Switched,
  made: { sealedKey: Buffer; publicKey: string },
): Promise<void> {
  const changed = { isOn, changedBy: by.id, changedByName: by.name, changedAt: now }
  await tx
    .insertInto('pushKey')
    .values({ ...made, ...changed })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute()
}

export async function countDevices(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('pushDevice')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function listDevices(db: Db, userId: string) {
  return db
    .selectFrom('pushDevice')
    .select(['id', 'endpoint', 'label', 'createdAt'])
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export type NewDevice = {
  id: string
  userId: string
  endpoint: string
  p256dh: string
  auth: string
  label: string
}

/** A shared browser tells whoever switched it on last. */
export async function upsertDevice(tx: Tx, device: NewDevice, now: Date): Promise<void> {
  const { id, ...changes } = device
  const fresh = { ...changes, createdAt: now, toldUntil: now, attempts: 0, nextAttemptAt: now }
  await tx
    .insertInto('pushDevice')
    .values({ id, ...fresh })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(fresh))
    .execute()
}

/** A browser that forgot its device makes a new one: those that were switched on longest ago go. */
export async function deleteOldDevices(tx: Tx, userId: string, kept: number): Promise<void> {
  await tx
    .deleteFrom('pushDevice')
    .where('id', 'in', (query) =>
      query
        .selectFrom('pushDevice')
        .select('id')
        .where('userId', '=', userId)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .offset(kept),
    )
    .execute()
}

export async function deleteDevice(db: Db, { id, userId }: { id: string; userId?: string }): Promise<void> {
  await db
    .deleteFrom('pushDevice')
    .where('id', '=', id)
    .$if(userId !== undefined, (query) => query.where('userId', '=', userId ?? ''))
    .execute()
}

const LEASE_MS = MINUTE_MS
export type DueDevice = { id: string; endpoint: string; p256dh: string; auth: string; attempts: number }

/**
 * Devices of people at work who have unread news that their device was not told of: what they want at once by letter,
 * and what is urgent; at night that alone. They are found by the news of a day, because devices are many and news few.
 * A sender that dies leaves them to another after its lease.
 */
export async function claimDevices(
  tx: Tx,
  { now, isNight, limit }: { now: Date; isNight: boolean; limit: number },
): Promise<DueDevice[]> {
  const { rows } = await sql<DueDevice>`
    with news as materialized (${unreadNews({ now, isNight })}),
    picked as materialized (
      select device.id from news
      join push_device device on device.user_id = news.user_id and device.told_until < news.newest
        and device.next_attempt_at <= ${now}
      join person_name person on person.id = news.user_id
      where person.is_active
      order by device.next_attempt_at limit ${limit})
    update push_device taken set attempts = taken.attempts + 1,
      next_attempt_at = ${new Date(now.getTime() + LEASE_MS)}
    where taken.id = any(array(
      select id from push_device where id = any(array(select id from picked)) and next_attempt_at <= ${now}
      for update skip locked))
    returning taken.id, taken.endpoint, taken.p256dh, taken.auth, taken.attempts`.execute(tx)
  return rows
}

export async function endAttempt(
  db: Db,
  id: string,
  ended: { toldUntil: Date; nextAttemptAt: Date } | { nextAttemptAt: Date },
): Promise<void> {
  await db
    .updateTable('pushDevice')
    .set({ ...ended, ...('toldUntil' in ended && { attempts: 0 }) })
    .where('id', '=', id)
    .execute()
}
