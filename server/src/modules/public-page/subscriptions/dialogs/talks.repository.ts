/** Talks in private dialogs about what to follow, and who follows something there. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { DialogTalk } from '../../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../../platform/database/db.ts'

export type TalkRow = Selectable<DialogTalk>
export type DialogKey = Pick<TalkRow, 'channelId' | 'container'>

/** Those of these dialogs in which we have asked since. */
export async function listTalks(db: Db, dialogs: readonly DialogKey[], since: Date): Promise<TalkRow[]> {
  if (dialogs.length === 0) return []
  const channels = dialogs.map(({ channelId }) => channelId)
  const containers = dialogs.map(({ container }) => container)
  return db
    .selectFrom('dialogTalk')
    .selectAll()
    .where(
      sql<boolean>`(channel_id, container) in (select * from unnest(${channels}::uuid[], ${containers}::text[]))`,
    )
    .where('askedAt', '>', since)
    .execute()
}

export async function upsertTalk(tx: Tx, talk: Insertable<DialogTalk>): Promise<void> {
  const { channelId: _, container: __, ...rest } = talk
  await tx
    .insertInto('dialogTalk')
    .values(talk)
    .onConflict((conflict) => conflict.columns(['channelId', 'container']).doUpdateSet(rest))
    .execute()
}

/** With the place that was shown and not confirmed. */
export async function deleteTalk(tx: Tx, { channelId, container }: DialogKey): Promise<void> {
  await tx
    .deleteFrom('dialogTalk')
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .execute()
  await tx
    .deleteFrom('registerSubscription')
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .where('confirmedAt', 'is', null)
    .execute()
}

export async function countConfirmed(db: Db, { channelId, container }: DialogKey): Promise<number> {
  const row = await db
    .selectFrom('registerSubscription')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** All that is followed in this dialog; false: nothing was. */
export async function deleteSubscriptionsOfDialog(
  tx: Tx,
  { channelId, container }: DialogKey,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('registerSubscription')
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .returning('confirmedAt')
    .execute()
  return gone.some(({ confirmedAt }) => confirmedAt !== null)
}

/** What was followed there before this moment: a report may come late. */
export async function deleteFollowedBefore(
  tx: Tx,
  { channelId, container }: DialogKey,
  before: Date,
): Promise<void> {
  await tx
    .deleteFrom('registerSubscription')
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .where('createdAt', '<=', before)
    .execute()
}

export async function deleteOldTalks(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('dialogTalk').where('askedAt', '<', before).execute()
}
