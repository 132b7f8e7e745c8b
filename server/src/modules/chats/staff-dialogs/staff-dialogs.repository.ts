import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { ClosedDialog } from '../../inbox/index.ts'
import { unreadNews } from '../../notifications/index.ts'

export type StaffDialog = {
  authorId: string
  channelId: string
  container: string
  threadExternalId: string
  replyToExternalId: string
}

/** Where the code was said last. It is told there only to whoever switched it on: another owner begins anew. */
export async function saveDialog(
  tx: Tx,
  { isKept, now, ...dialog }: StaffDialog & { isKept: boolean; now: Date },
): Promise<void> {
  const { authorId: _author, ...place } = dialog
  const changes = isKept ? place : { ...place, isOn: false }
  await tx
    .insertInto('staffDialog')
    .values({ ...dialog, isOn: false, toldUntil: now, nextAttemptAt: now })
    .onConflict((conflict) => conflict.column('authorId').doUpdateSet(changes))
    .execute()
}

/** Of these accounts, by author. */
export async function findDialogs(db: Db, authorIds: readonly string[]): Promise<Map<string, boolean>> {
  if (authorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('staffDialog')
    .select(['authorId', 'isOn'])
    .where('authorId', 'in', authorIds)
    .execute()
  return new Map(rows.map(({ authorId, isOn }) => [authorId, isOn]))
}

/** What came before is no news any more. False where there is no dialog of this person. */
export async function switchDialog(
  db: Db,
  { authorId, userId, isOn, now }: { authorId: string; userId: string; isOn: boolean; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update staff_dialog dialog set is_on = ${isOn},
      told_until = case when dialog.is_on then dialog.told_until else ${now} end
    from official_account account
    where dialog.author_id = ${authorId} and account.author_id = dialog.author_id and account.user_id = ${userId}
    returning dialog.author_id`.execute(db)
  return rows.length === 1
}

/** Whoever lets us write no more is told nothing there, until they switch it on again. */
export async function closeStaffDialogs(tx: Tx, dialogs: readonly ClosedDialog[]): Promise<void> {
  for (const { channelId, container } of dialogs)
    await tx
      .updateTable('staffDialog')
      .set({ isOn: false })
      .where('channelId', '=', channelId)
      .where('container', '=', container)
      .execute()
}

export type DueDialog = StaffDialog & { language: string }

/**
 * Takes dialogs whose person has unread news that they were not told of: what they want at once by letter, and what is
 * urgent; at night that alone. They are found by the news of a day, because dialogs are many and news few.
 */
export async function takeDueDialogs(
  tx: Tx,
  { now, nextAt, isNight, limit }: { now: Date; nextAt: Date; isNight: boolean; limit: number },
): Promise<DueDialog[]> {
  const { rows } = await sql<DueDialog>`
    with news as materialized (${unreadNews({ now, isNight })}),
    picked as materialized (
      select dialog.author_id, news.user_id from news
      join official_account account on account.user_id = news.user_id
      join staff_dialog dialog on dialog.author_id = account.author_id and dialog.is_on
        and dialog.told_until < news.newest and dialog.next_attempt_at <= ${now}
      join person_name person on person.id = news.user_id
      where person.is_active
      limit ${limit}),
    held as (
      select author_id from staff_dialog where author_id in (select author_id from picked)
        and is_on and next_attempt_at <= ${now}
      for update skip locked)
    update staff_dialog taken set told_until = ${now}, next_attempt_at = ${nextAt}
    from picked left join notification_setting setting on setting.user_id = picked.user_id
    where taken.author_id = picked.author_id and taken.author_id in (select author_id from held)
    returning taken.author_id as "authorId", taken.channel_id as "channelId", taken.container,
      taken.thread_external_id as "threadExternalId", taken.reply_to_external_id as "replyToExternalId",
      coalesce(setting.language, 'ru') as language`.execute(tx)
  return rows
}
