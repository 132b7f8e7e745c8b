/** Lists of questions and proposals for one reader. */
import type { FeedbackQuery } from '@veche/contract/portal/feedback.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { hasRoomWords } from '../../text/index.ts'
import { OPEN_STATES } from './domain/thread-state.ts'
import type { ThreadRow } from './threads.repository.ts'

export type ListedThread = Omit<
  ThreadRow,
  'words' | 'stateWords' | 'stateByName' | 'stateAt' | 'revision'
> & {
  posts: number
  hasVoted: boolean
}
export type Reader = { userId: string; isCentre: boolean }
export type ThreadPlace = { id: string; at: Date } | { id: string; votes: number }
type Filter = Pick<z.infer<typeof FeedbackQuery>, 'list' | 'kind' | 'state' | 'sort' | 'search'> & {
  /** By titles that are spelt nearly so. */
  isNearly: boolean
}
type Page = { filter: Filter; reader: Reader; after: ThreadPlace | null; limit: number }

const LISTED = sql`thread.id, thread.kind, thread.title, thread.is_private, thread.state, thread.author_id,
  thread.author_name, thread.created_at, thread.last_at, thread.vote_count`

export async function listThreads(db: Db, { filter, reader, after, limit }: Page): Promise<ListedThread[]> {
  const wanted = [isSeenBy(reader), ...inList(filter, reader), ...matching(filter), ...behind(after)]
  const order =
    filter.sort === 'votes'
      ? sql`thread.vote_count desc, thread.id desc`
      : sql`thread.last_at desc, thread.id desc`
  const { rows } = await sql<ListedThread>`
    select ${LISTED},
      (select count(*)::int from feedback_post post where post.thread_id = thread.id) as posts,
      exists (select from feedback_vote vote
        where vote.thread_id = thread.id and vote.user_id = ${reader.userId}) as has_voted
    from feedback_thread thread where ${sql.join(wanted, sql` and `)}
    order by ${order} limit ${limit}`.execute(db)
  return rows
}

function isSeenBy({ userId, isCentre }: Reader): RawBuilder<SqlBool> {
  return isCentre ? sql`true` : sql`(not thread.is_private or thread.author_id = ${userId})`
}

const OPEN = sql`thread.state in (${sql.join(OPEN_STATES.map((state) => sql.lit(state)))})`

function inList({ list }: Filter, { userId }: Reader): RawBuilder<SqlBool>[] {
  if (list === 'mine') return [sql`thread.author_id = ${userId}`]
  return [list === 'open' ? sql`${OPEN}` : sql`not ${OPEN}`]
}

function matching({ kind, state, search, isNearly }: Filter): RawBuilder<SqlBool>[] {
  return [
    ...(kind ? [sql<SqlBool>`thread.kind = ${kind}`] : []),
    ...(state ? [sql<SqlBool>`thread.state = ${state}`] : []),
    ...(search
      ? [hasRoomWords({ indexed: sql`thread.search`, title: sql`thread.title` }, { search, isNearly })]
      : []),
  ]
}

function behind(after: ThreadPlace | null): RawBuilder<SqlBool>[] {
  if (after === null) return []
  if ('votes' in after)
    return [sql`(thread.vote_count, thread.id) < (${after.votes}::int, ${after.id}::uuid)`]
  return [sql`(thread.last_at, thread.id) < (${after.at}::timestamptz, ${after.id}::uuid)`]
}

export type WaitingThread = { id: string; title: string; authorId: string; authorName: string; lastAt: Date }

/** What the centre has not answered, the oldest first. */
export function listWaiting(db: Db, limit: number): Promise<WaitingThread[]> {
  return db
    .selectFrom('feedbackThread')
    .select(['id', 'title', 'authorId', 'authorName', 'lastAt'])
    .where('state', '=', 'new')
    .orderBy('lastAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function countWaiting(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('feedbackThread')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'new')
    .executeTakeFirstOrThrow()
  return Number(count)
}
