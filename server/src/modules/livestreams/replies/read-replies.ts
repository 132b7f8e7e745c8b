/** «Ответы авторам»: what would go out, in full; what went; what a person still has to decide. */
import type { LivestreamRepliesResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  canInLivestream,
  getVisibleLivestream,
  type Livestream,
  type LivestreamAsk,
  scopeOf,
} from '../stream/index.ts'
import { correctionTemplate, isOver, replyTemplate } from './domain/reply-text.ts'
import { type Lacking, listTellings, type Telling } from './list-tellings.ts'
import { type ReplyDeps, reachOf } from './queue-replies.ts'
import { countReplies, listProblems, type Unanswered } from './replies.repository.ts'

type Read = z.infer<typeof LivestreamRepliesResponse>

export async function readReplies(
  { db, ...deps }: ReplyDeps & { db: Db },
  { livestreamId, actor }: LivestreamAsk,
): Promise<Read> {
  const stream = await getVisibleLivestream(db, livestreamId, actor)
  const { tellings, lacking } = await listTellings(db, stream)
  const mayReply = await reachOf(
    tellings.flatMap((telling) => telling.askers),
    deps,
  )
  const askers = tellings.filter(({ kind }) => kind === 'on_air').flatMap((telling) => telling.askers)
  const placeCount = askers.filter(mayReply).length
  return {
    canSend: isOver(stream) && (await mayWork(db, stream, actor)),
    template: replyTemplate(stream),
    correctionTemplate: correctionTemplate(stream),
    tellings: tellings.flatMap((telling) => present(telling, mayReply)),
    places: placeCount,
    unreachable: askers.length - placeCount,
    lacking,
    refusalCode: refusalOf(stream, { tellings, lacking }),
    counts: await countReplies(db, livestreamId),
    problems: await listProblems(db, livestreamId),
  }
}

async function mayWork(db: Db, stream: Livestream, actor: Actor): Promise<boolean> {
  const scope = scopeOf(stream, await getDirectory(db))
  return isPermitted(actor, 'livestreams.work') && canInLivestream(actor, 'work', scope)
}

/** Empty where the network accepts no replies. */
function present(
  { line: _line, facts, askers, ...telling }: Telling,
  mayReply: (asker: Unanswered) => boolean,
): Read['tellings'] {
  const reached = Map.groupBy(askers.filter(mayReply), ({ channelId, surface }) => `${channelId} ${surface}`)
  const places = [...reached.values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const { network, channelTitle, surface } = first
    return [{ network, channelTitle, surface, count: rest.length + 1 }]
  })
  return places.length === 0 ? [] : [{ ...telling, ...facts, told: [...telling.told], places }]
}

/** Why nothing can be sent although authors wait. */
export function refusalOf(
  { recordingUrl }: Pick<Livestream, 'recordingUrl'>,
  { tellings, lacking }: { tellings: readonly Telling[]; lacking: readonly Lacking[] },
): 'livestream.no_recording' | 'livestream.no_answer_lines' | null {
  if (lacking.length === 0 || tellings.some(({ kind }) => kind === 'on_air')) return null
  return recordingUrl === null ? 'livestream.no_recording' : 'livestream.no_answer_lines'
}
