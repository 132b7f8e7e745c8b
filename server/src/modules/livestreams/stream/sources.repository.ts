/** Under which posts and videos people ask. */
import { type SqlBool, sql } from 'kysely'
import type { Network } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { FOLLOW_STREAM } from '../../channels/index.ts'
import { heardPlaces } from '../../inbox/index.ts'

export type Source = {
  id: string
  livestreamId: string
  kind: 'announcement' | 'broadcast'
  channelId: string
  channelTitle: string
  network: Network
  permalink: string | null
  /** Of the last turn of following it. */
  problemCode: string | null
}

export async function listSources(db: Db, livestreamIds: readonly string[]): Promise<Source[]> {
  if (livestreamIds.length === 0) return []
  return db
    .selectFrom('livestreamSource as source')
    .innerJoin('channelName', 'channelName.id', 'source.channelId')
    .select(['source.id', 'source.livestreamId', 'source.kind', 'source.channelId', 'source.permalink'])
    .select(['channelName.name as channelTitle', 'channelName.network'])
    .leftJoin('channelCursor as followed', (join) =>
      join
        .onRef('followed.channelId', '=', 'source.channelId')
        .on('followed.stream', '=', sql<string>`${FOLLOW_STREAM} || source.container`),
    )
    .select(sql<string | null>`followed.cursor ->> 'failureCode'`.as('problemCode'))
    .where('source.livestreamId', 'in', livestreamIds)
    .orderBy('source.kind')
    .orderBy('source.id')
    .execute()
}

export type SourcePlace = { channelId: string; container: string; threadExternalId: string | null }

/** The unfinished stream that has this place already. */
export async function findOwner(tx: Tx, place: SourcePlace): Promise<string | null> {
  const row = await tx
    .selectFrom('livestreamSource as source')
    .innerJoin('livestream', 'livestream.id', 'source.livestreamId')
    .select('livestream.id')
    .where('source.channelId', '=', place.channelId)
    .where('source.container', '=', place.container)
    .where(sql<SqlBool>`source.thread_external_id is not distinct from ${place.threadExternalId}`)
    .where('livestream.step', 'not in', ['closed', 'cancelled'])
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function insertSource(
  tx: Tx,
  source: SourcePlace & {
    id: string
    livestreamId: string
    kind: Source['kind']
    permalink: string
  },
): Promise<void> {
  await tx.insertInto('livestreamSource').values(source).execute()
}

export async function deleteSource(tx: Tx, livestreamId: string, sourceId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('livestreamSource')
    .where('id', '=', sourceId)
    .where('livestreamId', '=', livestreamId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The post of one of our pages that has this address. */
export async function findPost(db: Db, channelId: string, permalink: string) {
  const row = await db
    .selectFrom('message')
    .select(['container', 'threadExternalId'])
    .where('channelId', '=', channelId)
    .where('permalink', '=', permalink)
    .where('surface', '=', 'post')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export type CandidateRow = {
  channelId: string
  channelTitle: string
  network: Network
  kind: 'post' | 'video'
  permalink: string
  text: string | null
  at: Date
}
const POSTS = 20

export async function listPosts(
  db: Db,
  { channelIds, since }: { channelIds: readonly string[]; since: Date },
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select channel.id as channel_id, channel.name as channel_title, channel.network, 'post' as kind,
      post.permalink, left(post.text, 120) as text, post.occurred_at as at
    from channel_name channel cross join lateral (
      select permalink, text, occurred_at from message
      where surface = 'post' and channel_id = channel.id and occurred_at >= ${since}
        and permalink is not null and source_state <> 'deleted'
      order by occurred_at desc limit ${POSTS}) post
    where channel.id = any(${[...channelIds]}::uuid[])`.execute(db)
  return rows
}

/** From one video to the next by the index of their comments alone. */
export async function listVideos(
  db: Db,
  { channelIds, since }: { channelIds: readonly string[]; since: Date },
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    with ${heardPlaces('video_comment')}
    select channel.id as channel_id, channel.name as channel_title, channel.network, 'video' as kind,
      regexp_replace(latest.permalink, '[?].*$', '') as permalink, null as text, latest.occurred_at as at
    from heard
    join channel_name channel on channel.id = heard.channel_id
    cross join lateral (
      select permalink, occurred_at from message
      where surface = 'video_comment' and channel_id = heard.channel_id and container = heard.container
      order by occurred_at desc limit 1) latest
    where heard.channel_id = any(${[...channelIds]}::uuid[]) and latest.occurred_at >= ${since}
      and latest.permalink is not null
    order by latest.occurred_at desc limit ${POSTS * 5}`.execute(db)
  return rows
}
