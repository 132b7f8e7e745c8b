import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { ThreadState } from './domain/thread-state.ts'

export type ThreadRow = {
  id: string
  kind: 'question' | 'proposal'
  title: string
  words: string
  isPrivate: boolean
  state: ThreadState
  stateWords: string | null
  stateByName: string | null
  stateAt: Date | null
  revision: number
  authorId: string
  authorName: string
  createdAt: Date
  lastAt: Date
  voteCount: number
}

const COLUMNS = [
  ...(['id', 'kind', 'title', 'words', 'isPrivate', 'state', 'stateWords', 'stateByName'] as const),
  ...(['stateAt', 'revision', 'authorId', 'authorName', 'createdAt', 'lastAt', 'voteCount'] as const),
]

export async function findThread(db: Db, id: string): Promise<ThreadRow | null> {
  const row = await db.selectFrom('feedbackThread').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export async function lockThread(tx: Tx, id: string): Promise<ThreadRow> {
  const row = await tx
    .selectFrom('feedbackThread')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('feedback.not_found', { id })
  return row
}

type New = Pick<ThreadRow, 'id' | 'kind' | 'title' | 'words' | 'isPrivate' | 'authorId' | 'authorName'>

/** False: it is there already. */
export async function insertThread(tx: Tx, thread: New, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedbackThread')
    .values({ ...thread, state: 'new', createdAt: now, lastAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

type Decision = { state: ThreadState; words: string | null; by: { id: string; name: string }; now: Date }

/** The thread is locked. */
export async function saveDecision(tx: Tx, id: string, { state, words, by, now }: Decision): Promise<void> {
  await tx
    .updateTable('feedbackThread')
    .set((eb) => ({
      ...{ state, stateWords: words, stateBy: by.id, stateByName: by.name, stateAt: now, lastAt: now },
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export type PostRow = {
  id: string
  authorId: string
  authorName: string
  isCentre: boolean
  words: string
  at: Date
}

export function listPosts(db: Db, threadId: string): Promise<PostRow[]> {
  return db
    .selectFrom('feedbackPost')
    .select(['id', 'authorId', 'authorName', 'isCentre', 'words', 'at'])
    .where('threadId', '=', threadId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** The thread is locked. False: it is there already. */
export async function insertPost(
  tx: Tx,
  { state, ...post }: PostRow & { threadId: string; state: ThreadState },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedbackPost')
    .values(post)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .updateTable('feedbackThread')
    .set((eb) => ({ state, lastAt: post.at, revision: eb('revision', '+', 1) }))
    .where('id', '=', post.threadId)
    .execute()
  return true
}

export async function hasVoted(
  db: Db,
  { threadId, userId }: { threadId: string; userId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('feedbackVote')
    .select('userId')
    .where('threadId', '=', threadId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** The thread is locked, so that the count is that of the rows. */
export async function saveVote(
  tx: Tx,
  { threadId, userId, isFor, now }: { threadId: string; userId: string; isFor: boolean; now: Date },
): Promise<void> {
  if (isFor)
    await tx
      .insertInto('feedbackVote')
      .values({ threadId, userId, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await tx
      .deleteFrom('feedbackVote')
      .where('threadId', '=', threadId)
      .where('userId', '=', userId)
      .execute()
  await tx
    .updateTable('feedbackThread')
    .set({ voteCount: sql<number>`(select count(*)::int from feedback_vote where thread_id = ${threadId})` })
    .where('id', '=', threadId)
    .execute()
}

/** Whoever asked, and whoever said that it matters to them too. */
export async function listFollowers(db: Db, { id, authorId }: Pick<ThreadRow, 'id' | 'authorId'>) {
  const voters = await db
    .selectFrom('feedbackVote')
    .select('userId')
    .where('threadId', '=', id)
    .orderBy('userId')
    .execute()
  return [...new Set([authorId, ...voters.map(({ userId }) => userId)])]
}
