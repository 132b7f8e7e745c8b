/** Sources of a stream: a post or a video of one of our pages, found by its address. */
import type { AddSourceRequest } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { type Channel, listChannels } from '../../channels/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  type CandidateRow,
  canInLivestream,
  deleteSource,
  findOwner,
  findPost,
  getVisibleLivestream,
  insertSource,
  isAtWork,
  type Livestream,
  type LivestreamAsk,
  type LivestreamsContext,
  listPosts,
  listVideos,
  type SourcePlace,
  scopeOf,
  workInLivestream,
} from '../stream/index.ts'
import { readVkLink } from './domain/source-link.ts'

const HEARD_DAYS = 30
const CANDIDATES = 100
/** The thread of a post in a place where there is no other. */
const ALONE = 'post'

export async function listCandidates(
  { db, clock }: Pick<LivestreamsContext, 'db' | 'clock'>,
  { livestreamId, actor }: LivestreamAsk,
): Promise<CandidateRow[]> {
  const stream = await getVisibleLivestream(db, livestreamId, actor)
  const channels = await listOwnChannels(db, stream, actor)
  const ask = {
    channelIds: channels.map(({ id }) => id),
    since: new Date(clock().getTime() - HEARD_DAYS * 86_400_000),
  }
  const found = await Promise.all([listPosts(db, ask), listVideos(db, ask)])
  return found
    .flat()
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, CANDIDATES)
}

export function addSource(
  context: LivestreamsContext,
  { request, actor, livestreamId }: LivestreamAsk & { request: z.infer<typeof AddSourceRequest> },
): Promise<void> {
  const { kind, channelId, permalink } = request
  return workInLivestream(context, { livestreamId, actor }, async (tx, { stream }) => {
    if (!isAtWork(stream.step)) throw new ConflictError('livestream.over', { step: stream.step })
    const channel = (await listOwnChannels(tx, stream, actor)).find(({ id }) => id === channelId)
    if (!channel) throw new InvalidError('livestream.unknown_channel', { field: 'channelId' })
    const place = await findPlace(tx, channel, permalink)
    const owner = await findOwner(tx, place)
    if (owner !== null) throw new ConflictError('livestream.source_taken', { field: 'permalink' })
    const id = newId()
    await insertSource(tx, { id, livestreamId, kind, permalink, ...place })
    await addJournal(tx, {
      ...{ actor, action: 'livestream.source_added', objectType: 'livestream', objectId: livestreamId },
      details: { sourceId: id, channelId, kind },
    })
  })
}

/** Questions that were asked there stay with the stream. */
export function removeSource(
  context: LivestreamsContext,
  { sourceId, actor, livestreamId }: LivestreamAsk & { sourceId: string },
): Promise<void> {
  return workInLivestream(context, { livestreamId, actor }, async (tx) => {
    if (!(await deleteSource(tx, livestreamId, sourceId))) throw new NotFoundError('livestream.no_source')
    await addJournal(tx, {
      ...{ actor, action: 'livestream.source_removed', objectType: 'livestream', objectId: livestreamId },
      details: { sourceId },
    })
  })
}

/** Pages of the stream's own territory, and of territories in which the actor works with streams. */
async function listOwnChannels(db: Db, stream: Livestream, actor: Actor): Promise<Channel[]> {
  const [channels, directory] = await Promise.all([listChannels(db), getDirectory(db)])
  return channels.filter(({ municipalityCode, isActive }) => {
    const scope = scopeOf({ municipalityCode, agencyCode: null, editorId: null }, directory)
    return isActive && (municipalityCode === stream.municipalityCode || canInLivestream(actor, 'work', scope))
  })
}

/** Where a post has a place of its own, all comments there are to it; elsewhere their thread tells them apart. */
async function findPlace(db: Db, channel: Channel, permalink: string): Promise<SourcePlace> {
  const vk = channel.network === 'vk' ? readVkLink(permalink) : null
  if (vk) {
    if (vk.ownerId.replace('-', '') !== channel.externalId.replace('-', ''))
      throw new InvalidError('livestream.source_of_others', { field: 'permalink' })
    return { channelId: channel.id, container: vk.container, threadExternalId: null }
  }
  const post = await findPost(db, channel.id, permalink)
  if (!post) throw new InvalidError('livestream.unknown_source', { field: 'permalink' })
  const threadExternalId = post.threadExternalId === ALONE ? null : post.threadExternalId
  return { channelId: channel.id, container: post.container, threadExternalId }
}
