/** Long poll of one live video: each event is JSON in a text, at times with something left behind its last brace. */
import { z } from 'zod'
import { createWaiters } from '../../lib/delivery/waiters.ts'
import { deriveFraction } from '../../lib/derive.ts'
import type { Comment } from '../model.ts'
import { presentAuthors } from '../present.ts'
import { pairKey } from '../state.ts'
import { deriveId, type World } from '../world.ts'

/** As at VK whoever was away longer has lost something. */
const HISTORY_LENGTH = 500
const WAIT_S = 25
const JUNK = '<!>0'
const JUNK_SHARE = 1 / 3

/** Holds exactly what the given address has, because an unknown parameter is a mistake of the client. */
export const LivePollQuery = z.strictObject({
  act: z.literal('a_check'),
  key: z.string(),
  ts: z.string().regex(/^\d{1,15}$/),
  wait: z.coerce.number().int().min(0).max(WAIT_S),
})
type LivePollQuery = z.infer<typeof LivePollQuery>
export type LivePollAnswer = { ts: number; events: string[] } | { failed: 1 | 2 | 3; ts?: number }

type Place = { groupId: number; videoId: number }
type Session = { key: string; last: number; history: { ts: number; event: string }[] }

export type LivePoll = {
  /** Gives the address of this moment. */
  open(place: Place): string
  push(comment: Comment): void
  check(place: Place, query: LivePollQuery): Promise<LivePollAnswer>
  clear(): void
}

export function createLivePoll(world: World): LivePoll {
  const sessions = new Map<string, Session>()
  const waiters = createWaiters()
  const keyOf = ({ groupId, videoId }: Place): string => pairKey(groupId, videoId)

  function sessionOf(place: Place): Session {
    const known = sessions.get(keyOf(place))
    if (known) return known
    const fresh = { key: deriveId(world, 'live poll key', 20), last: 1, history: [] }
    sessions.set(keyOf(place), fresh)
    return fresh
  }

  /** Gives null when there is nothing new yet. */
  function answerNow(place: Place, { key, ts }: LivePollQuery): LivePollAnswer | null {
    const session = sessions.get(keyOf(place))
    if (session?.key !== key) return { failed: 2 }
    if (!world.state.videos.get(keyOf(place))?.isLive) return { failed: 3 }
    const oldest = session.history[0]?.ts ?? session.last + 1
    if (Number(ts) > session.last || Number(ts) < oldest - 1) return { failed: 1, ts: session.last }
    const events = session.history.filter((update) => update.ts > Number(ts)).map(({ event }) => event)
    return events.length > 0 ? { ts: session.last, events } : null
  }

  /** Keeps the connection and its answers, but never tells what was said meanwhile. */
  async function staySilent(place: Place, { wait }: LivePollQuery): Promise<LivePollAnswer> {
    await waiters.wait(`silent ${keyOf(place)}`, wait)
    return { ts: sessionOf(place).last, events: [] }
  }

  async function answer(place: Place, query: LivePollQuery): Promise<LivePollAnswer> {
    const fault = world.faults.forLivePoll(place.groupId)
    if (fault?.kind === 'live_poll_silent') return staySilent(place, query)
    if (fault) {
      sessions.delete(keyOf(place))
      return { failed: fault.failed }
    }
    const ready = answerNow(place, query)
    if (ready) return ready
    await waiters.wait(keyOf(place), query.wait)
    return answerNow(place, query) ?? { ts: Number(query.ts), events: [] }
  }

  return {
    open(place) {
      const { key, last } = sessionOf(place)
      const query = new URLSearchParams({ act: 'a_check', key, ts: String(last), wait: String(WAIT_S) })
      return `${world.baseUrl()}/livepoll/${place.groupId}/${place.videoId}?${query}`
    },
    push(comment) {
      const place = { groupId: comment.groupId, videoId: comment.objectId }
      const session = sessionOf(place)
      session.last += 1
      session.history.push({ ts: session.last, event: textOf(world, comment) })
      if (session.history.length > HISTORY_LENGTH) session.history.shift()
      waiters.wake(keyOf(place))
    },
    async check(place, query) {
      const given = await answer(place, query)
      const events = 'events' in given ? given.events.length : 0
      const failed = 'failed' in given ? given.failed : null
      world.ledger.add({ kind: 'live_poll', ...place, ts: query.ts, events, failed })
      return given
    },
    clear: () => sessions.clear(),
  }
}

function textOf(world: World, { id, fromId, text, date, objectId }: Comment): string {
  const { profiles, groups } = presentAuthors(world, [fromId], [])
  const [user] = profiles
  const [group] = groups
  const event = {
    type: 'video_comment_new',
    comment: { id, from_id: fromId, text, date },
    ...(user && { user: { id: user.id, first_name: user.first_name, last_name: user.last_name } }),
    ...(group && { group: { id: group.id, name: group.name } }),
  }
  const draw = deriveFraction({ seed: world.seed(), label: `junk ${objectId}`, number: id })
  return `${JSON.stringify(event)}${draw < JUNK_SHARE ? JUNK : ''}`
}
