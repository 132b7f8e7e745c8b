/** Asking, answering, deciding and voting. What was said stays as it was said. */
import type {
  AddFeedbackPostRequest,
  CreateFeedbackRequest,
  FeedbackCommand,
} from '@veche/contract/portal/feedback.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { endFeedbackCalls } from '../../notifications/index.ts'
import { stateAfter, stateAfterWords } from './domain/thread-state.ts'
import { mayAnswer, maySee, mayVote } from './feedback.policy.ts'
import { notifyCentre, notifyFollowers } from './notify-of-thread.ts'
import { type FeedbackContext, getThreadFor } from './read-threads.ts'
import {
  insertPost,
  insertThread,
  listPosts,
  lockThread,
  saveDecision,
  saveVote,
} from './threads.repository.ts'

export async function createThread(
  { db, clock }: FeedbackContext,
  { request, actor }: { request: CreateFeedbackRequest; actor: Actor },
): Promise<void> {
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const thread = { ...request, authorId: actor.id, authorName: actor.name }
    if (!(await insertThread(tx, thread, now))) return
    await notifyCentre(tx, thread, { news: 'asked', key: '', by: actor.id, now })
  })
}

type One = { threadId: string; actor: Actor }

/** The first words of the centre are its answer; whoever asked may ask again. */
export async function addPost(
  { db, clock }: FeedbackContext,
  { threadId, request, actor }: One & { request: AddFeedbackPostRequest },
): Promise<void> {
  const now = clock()
  await getThreadFor(db, threadId, actor)
  await db.transaction().execute(async (tx) => {
    const thread = await lockThread(tx, threadId)
    const isCentre = mayAnswer(actor, thread)
    if (!isCentre && thread.authorId !== actor.id) throw new ForbiddenError('feedback.not_yours')
    // Its reply was lost, and it has come again, perhaps after the talk has ended.
    if ((await listPosts(tx, threadId)).some(({ id }) => id === request.id)) return
    const state = stateAfterWords(thread.state, { isCentre })
    if (state === null) throw new ConflictError('feedback.ended')
    const author = { authorId: actor.id, authorName: actor.name }
    const isNew = await insertPost(tx, { ...request, ...author, threadId, isCentre, state, at: now })
    if (!isNew) return
    const telling = { key: request.id, by: actor.id, now }
    if (!isCentre) return notifyCentre(tx, thread, { ...telling, news: 'again' })
    await endFeedbackCalls(tx, threadId, now)
    await notifyFollowers(tx, thread, { ...telling, news: 'answered' })
  })
}

const NEWS = { take: 'taken', finish: 'done', decline: 'declined' } as const

export async function runThreadCommand(
  { db, clock }: FeedbackContext,
  { threadId, command, actor }: One & { command: FeedbackCommand },
): Promise<void> {
  const now = clock()
  await getThreadFor(db, threadId, actor)
  await db.transaction().execute(async (tx) => {
    const thread = await lockThread(tx, threadId)
    const isOwn = command.type === 'withdraw'
    if (!(isOwn ? thread.authorId === actor.id : mayAnswer(actor, thread)))
      throw new ForbiddenError('feedback.not_yours')
    if (command.expectedRevision !== thread.revision) throw new ConflictError('feedback.changed_meanwhile')
    const state = stateAfter(thread.state, command.type)
    const isAnswered = isOwn && (await listPosts(tx, threadId)).length > 0
    if (state === null || isAnswered) throw new ConflictError('feedback.step_not_allowed')
    const words = 'reason' in command ? command.reason : null
    await saveDecision(tx, threadId, { state, words, by: actor, now })
    await endFeedbackCalls(tx, threadId, now)
    if (command.type === 'withdraw') return
    const key = String(thread.revision)
    await notifyFollowers(tx, thread, { news: NEWS[command.type], key, by: actor.id, now })
  })
}

export async function vote(
  { db, clock }: FeedbackContext,
  { threadId, isFor, actor }: One & { isFor: boolean },
): Promise<void> {
  await getThreadFor(db, threadId, actor)
  await db.transaction().execute(async (tx) => {
    const thread = await lockThread(tx, threadId)
    if (!maySee(actor, thread) || !mayVote(actor, thread)) throw new ConflictError('feedback.no_vote')
    await saveVote(tx, { threadId, userId: actor.id, isFor, now: clock() })
  })
}
