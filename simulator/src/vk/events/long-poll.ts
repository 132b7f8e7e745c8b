/** Bots Long Poll: the last events of each community, read by `ts`. */
import { z } from 'zod'
import { createWaiters } from '../../lib/delivery/waiters.ts'
import { deriveId, findCommunity, type World } from '../world.ts'

/** The history is short, as at VK: who was away longer has lost something and is told so. */
const HISTORY_LENGTH = 1000

export const LongPollQuery = z.object({
  act: z.literal('a_check'),
  key: z.string(),
  ts: z.string(),
  wait: z.coerce.number().int().min(0).catch(25).default(25),
})
type LongPollQuery = z.infer<typeof LongPollQuery>

type Update = { ts: number; eventId: string; envelope: unknown }
export type LongPollAnswer =
  | { ts: string; updates: unknown[] }
  | { failed: 1; ts: number }
  | { failed: 2 | 3 }

export type LongPoll = {
  currentTs(groupId: number): number
  push(groupId: number, update: { eventId: string; envelope: unknown }): number
  check(groupId: number, query: LongPollQuery): Promise<LongPollAnswer>
  clear(): void
}

export function createLongPoll(world: World): LongPoll {
  const histories = new Map<number, Update[]>()
  const waiters = createWaiters()
  const sequenceOf = (groupId: number): string => `ts:${groupId}`

  const currentTs = (groupId: number): number =>
    world.state.sequences.get(sequenceOf(groupId))?.value ?? world.state.next(sequenceOf(groupId))

  function failIfAsked(groupId: number): LongPollAnswer | null {
    const fault = world.faults.forLongPoll(groupId)
    const community = findCommunity(world, groupId)
    if (!fault || !community) return null
    if (fault.failed !== 1) {
      const key = deriveId(world, 'long poll key', 40)
      world.state.communities.put({ ...community, longPoll: { ...community.longPoll, key } })
    }
    if (fault.failed !== 2) histories.delete(groupId)
    return fault.failed === 1 ? { failed: 1, ts: currentTs(groupId) } : { failed: fault.failed }
  }

  /** Gives null when there is nothing new yet. */
  function answerNow(groupId: number, query: LongPollQuery): LongPollAnswer | null {
    if (findCommunity(world, groupId)?.longPoll.key !== query.key) return { failed: 2 }
    const history = histories.get(groupId) ?? []
    const last = currentTs(groupId)
    const oldest = history[0]?.ts ?? last + 1
    const since = /^\d{1,15}$/.test(query.ts) ? Number(query.ts) : -1
    if (since > last || since < oldest - 1) return { failed: 1, ts: last }
    const updates = history.filter((update) => update.ts > since)
    if (updates.length === 0) return null
    return { ts: String(last), updates: updates.map((update) => update.envelope) }
  }

  function record(groupId: number, answer: LongPollAnswer): LongPollAnswer {
    const eventIds = 'updates' in answer ? answer.updates.map((update) => EventId.parse(update).event_id) : []
    const failed = 'failed' in answer ? answer.failed : null
    const ts = 'ts' in answer ? String(answer.ts) : ''
    if (failed !== null || eventIds.length > 0)
      world.ledger.add({ kind: 'long_poll', groupId, ts, eventIds, failed })
    return answer
  }

  return {
    currentTs,
    push(groupId, { eventId, envelope }) {
      currentTs(groupId)
      const ts = world.state.next(sequenceOf(groupId))
      const history = histories.get(groupId) ?? []
      history.push({ ts, eventId, envelope })
      if (history.length > HISTORY_LENGTH) history.shift()
      histories.set(groupId, history)
      waiters.wake(String(groupId))
      return ts
    },
    async check(groupId, query) {
      const failure = failIfAsked(groupId)
      if (failure) return record(groupId, failure)
      const ready = answerNow(groupId, query)
      if (ready) return record(groupId, ready)
      await waiters.wait(String(groupId), query.wait)
      return record(groupId, answerNow(groupId, query) ?? { ts: query.ts, updates: [] })
    },
    clear: () => histories.clear(),
  }
}

const EventId = z.looseObject({ event_id: z.string() })
