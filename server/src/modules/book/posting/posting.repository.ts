/** On which pages the days of the Book are posted, and each post. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { BookPage, BookPost } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { BookDay } from '../days/index.ts'

export type PageRow = Selectable<BookPage>
export type PostRow = Omit<Selectable<BookPost>, 'day'> & { day: string }

export function listPages(db: Db): Promise<PageRow[]> {
  return db.selectFrom('bookPage').selectAll().orderBy('channelId').execute()
}

/** Null: it is switched off, or another process posts there now. */
export async function lockPage(tx: Tx, channelId: string): Promise<PageRow | null> {
  const row = await tx
    .selectFrom('bookPage')
    .selectAll()
    .where('channelId', '=', channelId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** In another place of the same page it goes on there. */
export async function upsertPage(tx: Tx, page: Insertable<BookPage>): Promise<void> {
  const { channelId: _, ...place } = page
  await tx
    .insertInto('bookPage')
    .values(page)
    .onConflict((conflict) => conflict.column('channelId').doUpdateSet(place))
    .execute()
}

/** False: it was off. */
export async function deletePage(tx: Tx, channelId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('bookPage')
    .where('channelId', '=', channelId)
    .returning('channelId')
    .executeTakeFirst()
  return gone !== undefined
}

/** The newest day that was kept since the page was switched on and is not posted there. */
export async function findDayToPost(
  db: Db,
  { channelId, switchedOnAt }: Pick<PageRow, 'channelId' | 'switchedOnAt'>,
): Promise<BookDay | null> {
  const { rows } = await sql<BookDay>`
    select newest.day::text, newest.size, newest.root from (
      select day, size, root from book_day where kept_at > ${switchedOnAt} order by day desc limit 1) newest
    where not exists (select from book_post where day = newest.day and channel_id = ${channelId})`.execute(db)
  return rows[0] ?? null
}

export async function insertPost(
  tx: Tx,
  { id, day, channelId, queuedAt }: Pick<PostRow, 'id' | 'day' | 'channelId' | 'queuedAt'>,
): Promise<void> {
  await sql`
    insert into book_post (id, day, channel_id, queued_at)
    values (${id}, ${day}::date, ${channelId}, ${queuedAt})`.execute(tx)
}

const COLUMNS = sql`id, day::text, channel_id as "channelId", container, external_id as "externalId", permalink,
  queued_at as "queuedAt", sent_at as "sentAt", taken_down_at as "takenDownAt", taken_down_by as "takenDownBy"`

/** Of each page the newest. */
export async function listLatestPosts(db: Db): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select distinct on (channel_id) ${COLUMNS} from book_post order by channel_id, book_post.day desc`.execute(
    db,
  )
  return rows
}

export async function findPost(db: Db, id: string): Promise<PostRow | null> {
  const { rows } = await sql<PostRow>`select ${COLUMNS} from book_post where id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function updatePostSent(
  tx: Tx,
  id: string,
  sent: Pick<PostRow, 'container' | 'externalId' | 'permalink' | 'sentAt'>,
): Promise<void> {
  await tx.updateTable('bookPost').set(sent).where('id', '=', id).execute()
}

/** False: it was down already. */
export async function updateTakenDown(
  tx: Tx,
  id: string,
  down: { takenDownAt: Date; takenDownBy: string },
): Promise<boolean> {
  const row = await tx
    .updateTable('bookPost')
    .set(down)
    .where('id', '=', id)
    .where('takenDownAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
