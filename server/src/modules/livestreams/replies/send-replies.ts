/** «Ответить авторам»: sends the answer on air to its authors, in their own threads, in the words that a person has read. */

import type { SendRepliesRequest } from '@veche/contract/livestreams.ts'
import { fillReply } from '@veche/contract/rules/replies/fill-reply.ts'
import type { z } from 'zod'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { addJournal } from '../../access/index.ts'
import { type AnswersContext, conversationOf, type PostDecision, resolvePost } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { touchQuestions } from '../questions/index.ts'
import {
  authorizeLivestream,
  getVisibleLivestream,
  type LivestreamAsk,
  type LivestreamsContext,
  scopeOf,
  workInLivestream,
} from '../stream/index.ts'
import { assertTemplate, isOver } from './domain/reply-text.ts'
import { listTellings, type Telling } from './list-tellings.ts'
import { queueReplies, type ReplyDeps } from './queue-replies.ts'
import { refusalOf } from './read-replies.ts'
import { findReplyPlace } from './replies.repository.ts'

export type RepliesContext = LivestreamsContext & AnswersContext
type Sending = z.infer<typeof SendRepliesRequest>

/** Sends all chosen texts or none. */
export function sendReplies(
  context: RepliesContext,
  { livestreamId, actor, text, tellings: chosen, kind }: LivestreamAsk & Sending,
): Promise<void> {
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream, deps, now }) => {
    if (!isOver(stream)) throw new ConflictError('livestream.not_over', { step: stream.step })
    assertTemplate(text)
    const { tellings, lacking } = await listTellings(tx, stream)
    const refusal = kind === 'on_air' ? refusalOf(stream, { tellings, lacking }) : null
    if (refusal !== null)
      throw new ConflictError(refusal, { questions: lacking.map(({ questionNumber }) => questionNumber) })
    const sending = takeShown(tellings, { kind, chosen })
    const replying: ReplyDeps = context
    for (const { facts, askers, line } of sending)
      await queueReplies(
        tx,
        {
          ...{ livestreamId, scope: scopeOf(stream, deps.directory), kind, askers, line },
          ...{ by: actor.id, now, textFor: () => fillReply(text, facts) },
        },
        replying,
      )
    // The words that authors have got now stand on the question.
    await touchQuestions(
      tx,
      livestreamId,
      sending.map(({ questionId }) => questionId),
    )
    await addJournal(tx, {
      ...{
        actor,
        action: `livestream.${kind === 'correction' ? 'corrected' : 'replied'}`,
        objectType: 'livestream',
        objectId: livestreamId,
      },
      details: {
        count: sending.reduce((sum, { askers }) => sum + askers.length, 0),
        questions: numbersOf(sending),
        confirmed: numbersOf(sending.filter(({ remark }) => remark !== null)),
      },
    })
  })
}

/** Refuses texts that have changed since they were shown, with their numbers, so that they are read again. */
function takeShown(
  all: readonly Telling[],
  { kind, chosen }: Pick<Sending, 'kind'> & { chosen: Sending['tellings'] },
): Telling[] {
  const known = new Map(
    all.filter((telling) => telling.kind === kind).map((telling) => [telling.questionId, telling]),
  )
  const isChosen = new Map(chosen.map((one) => [one.questionId, one]))
  if (isChosen.size === 0) throw new InvalidError('livestream.nobody_chosen', { field: 'tellings' })
  const found = [...isChosen.keys()].flatMap((id) => known.get(id) ?? [])
  const changed = found.filter(({ questionId, shown }) => isChosen.get(questionId)?.shown !== shown)
  if (changed.length > 0 || found.length < isChosen.size)
    throw new ConflictError('livestream.replies_changed', { questions: numbersOf(changed) })
  const unread = found.filter(
    ({ questionId, remark }) => remark !== null && isChosen.get(questionId)?.isConfirmed !== true,
  )
  if (unread.length > 0)
    throw new ConflictError('livestream.line_unconfirmed', { questions: numbersOf(unread) })
  return found
}

function numbersOf(tellings: readonly Telling[]): number[] {
  return tellings.map(({ questionNumber }) => questionNumber)
}

/** A person decides about replies that the network refused or whose outcome is unknown. */
export async function resolveReply(
  context: RepliesContext,
  { livestreamId, replyId, decision, actor }: LivestreamAsk & { replyId: string; decision: PostDecision },
): Promise<void> {
  const { db } = context
  const stream = await getVisibleLivestream(db, livestreamId, actor)
  authorizeLivestream(actor, 'work', scopeOf(stream, await getDirectory(db)))
  const place = await findReplyPlace(db, { livestreamId, replyId })
  if (!place) throw new NotFoundError('answer.publication_not_found', { id: replyId })
  await resolvePost(context, { postId: replyId, conversation: conversationOf(place), decision, actor })
}
