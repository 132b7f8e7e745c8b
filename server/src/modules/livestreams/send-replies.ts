/** «Ответить авторам»: those whose question was answered on air are told where, in their own threads. */
import type { LackingReply, LivestreamRepliesResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { ConflictError, NotFoundError } from '../../platform/errors.ts'
import { type Actor, addJournal, isPermitted } from '../access/index.ts'
import { type AnswersContext, conversationOf, type PostDecision, resolvePost } from '../answers/index.ts'
import { getDirectory } from '../directory/index.ts'
import { assertTemplate, fillReply, replyFacts, replyTemplate } from './domain/reply-text.ts'
import { scopeOf } from './livestream.presenter.ts'
import { authorizeLivestream, canInLivestream } from './livestreams.policy.ts'
import { getVisibleLivestream, type Livestream } from './livestreams.repository.ts'
import type { LivestreamsContext } from './livestreams-context.ts'
import { oneAThread, queueReplies, type ReplyDeps, reachOf } from './queue-replies.ts'
import {
  countReplies,
  findReplyPlace,
  listAnsweredOnAir,
  listProblems,
  listUnanswered,
  type Unanswered,
} from './replies.repository.ts'
import { type LivestreamAsk, workInLivestream } from './work-in-livestream.ts'

export type RepliesContext = LivestreamsContext & AnswersContext

export async function readReplies(
  { db, ...deps }: Pick<RepliesContext, 'db' | 'connectors' | 'findAccount'>,
  { livestreamId, actor }: LivestreamAsk,
): Promise<z.infer<typeof LivestreamRepliesResponse>> {
  const stream = await getVisibleLivestream(db, livestreamId, actor)
  const { ready, lacking, factsOf } = await findOnAir(db, stream)
  const mayReply = await reachOf(ready, deps)
  const reached = ready.filter(mayReply)
  const [first] = reached
  return {
    canSend: isOver(stream) && (await mayWork(db, stream, actor)),
    template: replyTemplate(stream),
    places: reached.length,
    unreachable: ready.length - reached.length,
    example: first ? factsOf(first.questionId) : null,
    lacking,
    refusalCode: refusalOf(stream, { ready, lacking }),
    counts: await countReplies(db, livestreamId),
    problems: await listProblems(db, livestreamId),
  }
}

async function mayWork(db: Db, stream: Livestream, actor: Actor): Promise<boolean> {
  const scope = scopeOf(stream, await getDirectory(db))
  return isPermitted(actor, 'livestreams.work') && canInLivestream(actor, 'work', scope)
}

function isOver({ step }: Livestream): boolean {
  return step === 'follow_up' || step === 'closed'
}

type Lacking = z.infer<typeof LackingReply>

/** Who is told now, and the questions of which nobody can be told yet. */
async function findOnAir(db: Db, stream: Livestream) {
  const answered = await listAnsweredOnAir(db, stream.id)
  const told = new Map(answered.map((question) => [question.id, replyFacts(stream, question)]))
  const factsOf = (questionId: string) => told.get(questionId)?.facts ?? null
  const askers = await listUnanswered(
    db,
    answered.map(({ id }) => id),
  )
  const waiting = oneAThread(askers)
  const lacking = answered.flatMap(({ id, number }): Lacking[] => {
    const lacks = told.get(id)?.lacks ?? null
    const places = waiting.filter(({ questionId }) => questionId === id).length
    return lacks === null || places === 0 ? [] : [{ questionId: id, questionNumber: number, lacks, places }]
  })
  return { ready: waiting.filter(({ questionId }) => factsOf(questionId) !== null), lacking, factsOf }
}

/** Nothing to send although somebody waits: why. */
function refusalOf(
  { recordingUrl }: Livestream,
  { ready, lacking }: { ready: readonly Unanswered[]; lacking: readonly Lacking[] },
): 'livestream.no_recording' | 'livestream.no_answer_lines' | null {
  if (ready.length > 0 || lacking.length === 0) return null
  return recordingUrl === null ? 'livestream.no_recording' : 'livestream.no_answer_lines'
}

/** Pressed again, it reaches only who has had no reply. */
export function sendReplies(
  context: RepliesContext,
  { livestreamId, actor, text }: LivestreamAsk & { text: string },
): Promise<void> {
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream, deps, now }) => {
    if (!isOver(stream)) throw new ConflictError('livestream.not_over', { step: stream.step })
    assertTemplate(text)
    const { ready: askers, lacking, factsOf } = await findOnAir(tx, stream)
    const refusal = refusalOf(stream, { ready: askers, lacking })
    if (refusal !== null)
      throw new ConflictError(refusal, { questions: lacking.map(({ questionNumber }) => questionNumber) })
    const replying: ReplyDeps = context
    await queueReplies(
      tx,
      {
        ...{ livestreamId, scope: scopeOf(stream, deps.directory), kind: 'on_air' },
        ...{ askers, by: actor.id, now },
        textFor({ questionId }) {
          const facts = factsOf(questionId)
          return facts ? fillReply(text, facts) : ''
        },
      },
      replying,
    )
    await addJournal(tx, {
      ...{ actor, action: 'livestream.replied', objectType: 'livestream', objectId: livestreamId },
      details: { count: askers.length },
    })
  })
}

/** What the network could not tell, or refused, a person decides. */
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
