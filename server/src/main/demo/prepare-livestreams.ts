/** The demo's live streams: one to begin now, one to come, one that is over. What people have done with them is left as it is. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { type Actor, findActorByUserId } from '../../modules/access/index.ts'
import { listChannels } from '../../modules/channels/index.ts'
import {
  addSource,
  changeLivestream,
  createLivestream,
  type LivestreamsContext,
} from '../../modules/livestreams/index.ts'
import type { Product } from '../context.ts'
import { chatsContextOf } from '../wiring/register-deps.ts'
import { findKnownStream } from './demo.repository.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { ensureUser } from './demo-officials.ts'
import { type AtMoment, type DemoStream, takeStep } from './livestream-steps.ts'
import { playLivestream } from './play-livestream.ts'
import type { DemoLivestream } from './simulator-process.ts'

type Deps = Pick<Product, 'context' | 'connectors' | 'config'>

const PLANNED_MINUTES = 60

export async function prepareLivestreams(deps: Deps, streams: readonly DemoLivestream[]): Promise<void> {
  const { context } = deps
  const now = context.clock()
  const at: AtMoment = (moment) => chatsContextOf({ ...deps, context: { ...context, clock: () => moment } })
  const channels = await listChannels(context.db)
  const editor = await findEditor(deps)
  for (const stream of streams) {
    const channel = channels.find(
      ({ network, externalId }) => network === 'vk' && externalId === stream.channelExternalId,
    )
    if (!channel) continue
    const startsAt = new Date((Math.round(now.getTime() / MINUTE_MS) + stream.startsInMinutes) * MINUTE_MS)
    const recordingUrl =
      stream.recordingPath && new URL(stream.recordingPath, deps.config.networkUrls.vk).href
    await prepareStream({ ...stream, channel, startsAt, recordingUrl }, { at, now, editor })
  }
}

async function findEditor({ context }: Deps): Promise<Actor> {
  const account = DEMO_ACCOUNTS.find(({ role }) => role === 'moderator')
  const editor = account && (await findActorByUserId(context.db, await ensureUser({ context }, account)))
  if (!editor) throw new Error('The demo has a moderator')
  return editor
}

type Preparing = { at: AtMoment; now: Date; editor: Actor }

async function prepareStream(stream: DemoStream, { at, now, editor: actor }: Preparing): Promise<void> {
  const { isOver, startsAt } = stream
  const known = await findKnown(at(now), stream)
  if (known) {
    if (known.step === 'collecting' && known.plannedAt < now && !isOver) {
      const request = { plannedAt: startsAt.toISOString(), expectedVersion: known.version }
      await changeLivestream(at(now), { request, actor, livestreamId: known.id })
    }
    return
  }
  const announcedAt = isOver ? new Date(startsAt.getTime() - DAY_MS) : now
  const livestreamId = await announce(at(announcedAt), stream, actor)
  const isNear = startsAt.getTime() - announcedAt.getTime() <= DAY_MS
  if (isNear) await takeStep(at(announcedAt), { move: 'collect', actor, livestreamId })
  if (isOver) await playLivestream(stream, { at, actor, livestreamId })
}

function findKnown({ db }: LivestreamsContext, { channel, permalink }: DemoStream) {
  return findKnownStream(db, channel.id, permalink)
}

async function announce(
  context: LivestreamsContext,
  { title, municipalityCode, speakers, startsAt, channel, permalink, videoPermalink }: DemoStream,
  actor: Actor,
): Promise<string> {
  const plan = { title, municipalityCode, speakers, agencyCode: null, editorId: actor.id, tag: null }
  const livestreamId = await createLivestream(context, {
    request: { ...plan, plannedAt: startsAt.toISOString(), plannedMinutes: PLANNED_MINUTES },
    actor,
  })
  const source = { kind: 'announcement', channelId: channel.id, permalink } as const
  await addSource(context, { request: source, actor, livestreamId })
  if (videoPermalink !== null) {
    const broadcast = { kind: 'broadcast', channelId: channel.id, permalink: videoPermalink } as const
    await addSource(context, { request: broadcast, actor, livestreamId })
  }
  await takeStep(context, { move: 'announce', actor, livestreamId })
  return livestreamId
}
