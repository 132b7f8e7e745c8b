/** What a reader sees of questions and proposals. */
import type {
  FeedbackListResponse,
  FeedbackQuery,
  FeedbackResponse,
} from '@veche/contract/portal/feedback.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { listByWords } from '../../text/index.ts'
import { stateAfter, stateAfterWords } from './domain/thread-state.ts'
import { isOfCentre, mayAnswer, maySee, mayVote } from './feedback.policy.ts'
import { type ListedThread, listThreads, type ThreadPlace } from './thread-list.repository.ts'
import { findThread, hasVoted, listPosts, type ThreadRow } from './threads.repository.ts'

export type FeedbackContext = Pick<AppContext, 'db' | 'clock'>
type Query = z.infer<typeof FeedbackQuery>

export async function readList(
  { db }: FeedbackContext,
  { query, actor }: { query: Query; actor: Actor },
): Promise<FeedbackListResponse> {
  const { limit, cursor, sort } = query
  const after = cursor === undefined ? null : parseCursor(cursor, sort)
  const reader = { userId: actor.id, isCentre: isOfCentre(actor) }
  const { rows, isNearly } = await listByWords({
    ...{ search: query.search, isFirst: after === null },
    list: (isNearly) => listThreads(db, { filter: { ...query, isNearly }, limit: limit + 1, reader, after }),
  })
  const last = rows.length > limit && !isNearly ? rows[limit - 1] : undefined
  return {
    threads: rows.slice(0, limit).map((row) => presentSummary(row, actor)),
    nextCursor: last ? `${sort === 'votes' ? last.voteCount : last.lastAt.toISOString()}_${last.id}` : null,
    ...{ mayWrite: isPermitted(actor, 'feedback.write'), mayAnswer: isOfCentre(actor) },
  }
}

function parseCursor(cursor: string, sort: Query['sort']): ThreadPlace {
  const [mark = '', id = ''] = cursor.split('_')
  const [at, votes] = [new Date(mark), Number(mark)]
  const isGood = sort === 'votes' ? Number.isInteger(votes) : !Number.isNaN(at.getTime())
  if (!isGood || !/^[0-9a-f-]{36}$/.test(id)) throw new InvalidError('http.bad_cursor')
  return sort === 'votes' ? { id, votes } : { id, at }
}

function presentSummary({ authorId, voteCount, createdAt, lastAt, ...row }: ListedThread, actor: Actor) {
  return {
    ...{ ...row, isMine: authorId === actor.id, votes: voteCount },
    ...{ createdAt: createdAt.toISOString(), lastAt: lastAt.toISOString() },
  }
}

/** What the reader may not see is not there for them. */
export async function getThreadFor(db: Db, threadId: string, actor: Actor): Promise<ThreadRow> {
  const thread = await findThread(db, threadId)
  if (!thread || !maySee(actor, thread)) throw new NotFoundError('feedback.not_found', { id: threadId })
  return thread
}

export async function showThread(
  { db }: FeedbackContext,
  { threadId, actor }: { threadId: string; actor: Actor },
): Promise<FeedbackResponse> {
  const thread = await getThreadFor(db, threadId, actor)
  const [posts, isVoted] = await Promise.all([
    listPosts(db, threadId),
    hasVoted(db, { threadId, userId: actor.id }),
  ])
  const { authorId, voteCount, createdAt, lastAt, stateAt, ...row } = thread
  const isMine = authorId === actor.id
  const answers = mayAnswer(actor, thread)
  const isWritten = stateAfterWords(row.state, { isCentre: answers }) !== null
  return {
    ...{ ...row, isMine, votes: voteCount, hasVoted: isVoted },
    ...{ createdAt: createdAt.toISOString(), lastAt: lastAt.toISOString() },
    stateAt: stateAt?.toISOString() ?? null,
    posts: posts.map(({ authorId: writer, authorName, at, ...post }) => ({
      ...{ ...post, byName: authorName, isMine: writer === actor.id, at: at.toISOString() },
    })),
    mayAnswer: answers,
    mayPost: isPermitted(actor, 'feedback.write') && isWritten && (answers || isMine),
    mayVote: isPermitted(actor, 'feedback.write') && mayVote(actor, thread),
    mayWithdraw: isMine && posts.length === 0 && stateAfter(row.state, 'withdraw') !== null,
  }
}

/** For the one search: what the reader may see, the last first. */
export async function findThreads(
  { db }: { db: Db },
  { words, isNearly, limit, actor }: { words: string; isNearly: boolean; limit: number; actor: Actor },
): Promise<{ id: string; title: string; state: ThreadRow['state']; at: Date }[]> {
  const reader = { userId: actor.id, isCentre: isOfCentre(actor) }
  const lists = await Promise.all(
    (['open', 'ended'] as const).map((list) => {
      const filter = { list, sort: 'last' as const, search: words, isNearly }
      return listThreads(db, { filter, reader, after: null, limit })
    }),
  )
  return lists
    .flat()
    .slice(0, limit)
    .map(({ id, title, state, lastAt }) => ({ id, title, state, at: lastAt }))
}
