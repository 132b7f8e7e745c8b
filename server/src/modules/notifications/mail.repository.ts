/** Rows of letters. Their text is built when they are sent. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'

/** Notices that come at once share one letter. */
const GATHER_MS = 30_000
const GATHER_URGENT_MS = 2000
const LEASE_MS = 2 * 60_000

/** Adds a notice to the letter that waits for a person, or starts a letter. */
export async function gatherMail(
  tx: Tx,
  told: readonly { id: string; userId: string; isUrgent: boolean }[],
  now: Date,
): Promise<void> {
  if (told.length === 0) return
  const byUser = Map.groupBy(told, ({ userId }) => userId)
  const rows = [...byUser]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([userId, items]) => {
      const waitMs = items.some(({ isUrgent }) => isUrgent) ? GATHER_URGENT_MS : GATHER_MS
      return {
        id: newId(),
        userId,
        mode: 'instant' as const,
        createdAt: now,
        nextAttemptAt: new Date(now.getTime() + waitMs),
      }
    })
  const letters = await tx
    .insertInto('mail')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('userId')
        // Parameters would hide the partial index from the planner.
        .where(sql<boolean>`state = 'queued' and mode = 'instant' and attempts = 0`)
        .doUpdateSet((eb) => ({
          nextAttemptAt: eb.fn('least', ['mail.nextAttemptAt', 'excluded.nextAttemptAt']),
        })),
    )
    .returning(['id', 'userId'])
    .execute()
  for (const letter of letters) {
    const ids = (byUser.get(letter.userId) ?? []).map(({ id }) => id)
    await tx.updateTable('notification').set({ mailId: letter.id }).where('id', 'in', ids).execute()
  }
}

/** The digest of a day; a second call changes nothing. */
export async function addDigest(
  tx: Tx,
  { userId, day, since, now }: { userId: string; day: string; since: Date; now: Date },
): Promise<void> {
  const letter = await tx
    .insertInto('mail')
    .values({
      id: newId(),
      userId,
      mode: 'digest',
      digestOn: sql<Date>`${day}::date`,
      createdAt: now,
      nextAttemptAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['userId', 'digestOn']).where('digestOn', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!letter) return
  await tx
    .updateTable('notification')
    .set({ mailId: letter.id })
    .where('userId', '=', userId)
    .where('email', '=', 'digest')
    .where('mailId', 'is', null)
    .where('readAt', 'is', null)
    .where('createdAt', '>=', since)
    .execute()
}

/** People with something to read in a digest of this hour. */
export async function listDigestReaders(
  db: Db,
  { hour, day, since, defaultHour }: { hour: number; day: string; since: Date; defaultHour: number },
): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select distinct n.user_id as "userId"
    from notification n
    left join notification_setting s on s.user_id = n.user_id
    where n.email = 'digest' and n.mail_id is null and n.read_at is null and n.created_at >= ${since}
      and coalesce(s.digest_hour, ${defaultHour}) = ${hour}
      and not exists (select from mail m where m.user_id = n.user_id and m.digest_on = ${day}::date)`.execute(
    db,
  )
  return rows.map(({ userId }) => userId)
}

export type ClaimedMail = {
  id: string
  userId: string
  attempts: number
  createdAt: Date
  mode: 'instant' | 'digest'
}

/** Claims letters for a while; the lease of a worker that died runs out. */
export async function claimMail(db: Db, now: Date, limit: number): Promise<ClaimedMail[]> {
  return db
    .updateTable('mail')
    .set((eb) => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      leaseUntil: new Date(now.getTime() + LEASE_MS),
      nextAttemptAt: new Date(now.getTime() + LEASE_MS),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mail')
        .select('id')
        .where('state', 'in', ['queued', 'sending'])
        .where('nextAttemptAt', '<=', now)
        .orderBy('nextAttemptAt')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'userId', 'attempts', 'createdAt', 'mode'])
    .execute()
}

export type MailEnd =
  | { state: 'sent'; sentAt: Date }
  | { state: 'queued'; nextAttemptAt: Date; errorCode: string }
  | { state: 'failed'; errorCode: string }
  | { state: 'skipped' | 'expired' }

/** Only the attempt that holds the lease saves the outcome. */
export async function endMail(db: Db, { id, attempts }: ClaimedMail, end: MailEnd): Promise<void> {
  await db
    .updateTable('mail')
    .set({ ...end, leaseUntil: null })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempts)
    .execute()
}

export async function getReader(db: Db, userId: string) {
  return db
    .selectFrom('appUser')
    .leftJoin('notificationSetting', 'notificationSetting.userId', 'appUser.id')
    .select(['appUser.email', 'appUser.isActive', 'notificationSetting.language'])
    .where('appUser.id', '=', userId)
    .executeTakeFirst()
}

/** What the person has not read meanwhile, oldest first. */
export function listMailItems(db: Db, mailId: string, limit: number) {
  return db
    .selectFrom('notification')
    .select((eb) => [
      ...(['kind', 'incidentId', 'details', 'isUrgent', 'createdAt'] as const),
      eb('count', '-', eb.ref('endedCount')).as('count'),
    ])
    .where('mailId', '=', mailId)
    .where('readAt', 'is', null)
    .orderBy('isUrgent', 'desc')
    .orderBy('createdAt')
    .limit(limit)
    .execute()
}

export async function forgetMail(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('mail').where('createdAt', '<', before).execute()
}
