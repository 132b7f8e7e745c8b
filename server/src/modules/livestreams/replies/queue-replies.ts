/** Queues a reply to everybody who asked the same, once in each thread: rows and posts in one transaction. */
import type { ReplyKind } from '@veche/contract/livestreams.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type AnswersContext, queuePost } from '../../answers/index.ts'
import { findPersonalData } from '../../text/index.ts'
import { type LivestreamScope, livestreamEvent } from '../stream/index.ts'
import { insertReplies, type Unanswered } from './replies.repository.ts'

export type ReplyDeps = Pick<AnswersContext, 'connectors' | 'findAccount'>
type Replying = {
  livestreamId: string
  scope: LivestreamScope
  kind: ReplyKind | 'later'
  askers: readonly Unanswered[]
  textFor: (asker: Unanswered) => string
  /** The text of the answer on air; null for a later answer. */
  line: string | null
  by: string | null
  now: Date
}

export async function queueReplies(
  tx: Tx,
  { livestreamId, scope, kind, askers, textFor, line, by, now }: Replying,
  deps: ReplyDeps,
): Promise<void> {
  const mayReply = await reachOf(askers, deps)
  const replies = askers.map((asker) => {
    const text = textFor(asker)
    // The text was approved for one author, so personal data are removed for the others.
    const isPersonal = kind === 'later' && findPersonalData(text).length > 0
    const heldCode = isPersonal
      ? 'livestream.personal_data'
      : mayReply(asker)
        ? null
        : 'livestream.cannot_reply'
    return { id: newId(), asker, text, heldCode }
  })
  await insertReplies(
    tx,
    replies.map(({ id, asker, heldCode }) => {
      const { askerId, questionId, channelId, container, threadExternalId, authorId, correctionNo } = asker
      const place = { channelId, container, threadExternalId, authorId }
      return {
        id,
        livestreamId,
        questionId,
        askerId,
        kind,
        ...place,
        heldCode,
        answerLine: line,
        correctionNo,
        createdAt: now,
        createdBy: by,
      }
    }),
  )
  const tells = livestreamEvent(livestreamId, scope)
  for (const { id, asker, text, heldCode } of replies) {
    if (heldCode !== null) continue
    const { surface, container, threadExternalId, externalId } = asker
    const place = { surface, container, threadExternalId, replyToExternalId: externalId }
    const post = { id, channelId: asker.channelId, place, text, tells, writtenBy: by }
    await queuePost(tx, { ...post, purpose: 'livestream_reply' }, { ...deps, now })
  }
}

/** Only the first message of one author in one thread gets a reply. */
export function oneAThread(askers: readonly Unanswered[]): Unanswered[] {
  const seen = new Set<string>()
  return askers.filter((asker) => {
    const key = threadOf(asker)
    const isFirst = !asker.isTold && !seen.has(key)
    seen.add(key)
    return isFirst
  })
}

export function threadOf({
  questionId,
  channelId,
  container,
  threadExternalId,
  authorId,
}: Unanswered): string {
  return [questionId, channelId, container, threadExternalId, authorId].join(' ')
}

/** A page that is temporarily unavailable is accepted: replies wait. A network that accepts no replies is refused. */
export async function reachOf(
  askers: readonly Unanswered[],
  { connectors, findAccount }: ReplyDeps,
): Promise<(asker: Unanswered) => boolean> {
  const surfaces = new Map<string, readonly string[] | null>()
  for (const channelId of new Set(askers.map((asker) => asker.channelId))) {
    const account = await findAccount(channelId)
    const connector = account && connectors.get(account.network)
    surfaces.set(channelId, account && connector ? connector.capabilities(account).reply : null)
  }
  return ({ channelId, surface }) => surfaces.get(channelId)?.includes(surface) ?? true
}
