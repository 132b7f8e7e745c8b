/**
 * Callback API: an event is posted until the server answers 200 with exactly `ok`: at once and five times more, after
 * 10 s, 3 min, 10 min, 30 min and 1 h. After several failures in a row the server is left alone for a while.
 */
import { deriveOrder } from '../lib/derive.ts'
import { type PostAnswer, post } from '../lib/post.ts'
import type { EventFault } from './faults.ts'
import type { CallbackServer, Delivery } from './model.ts'
import { pairKey } from './state.ts'
import type { World } from './world.ts'

const RETRY_AFTER_MS = [10_000, 180_000, 600_000, 1_800_000, 3_600_000]
const LONGEST_RETRY_AFTER_MS = 3 * 3_600_000
const SENT_AT_ONCE = 4
const REORDER_WAIT_MS = 500
const FAILURES_BEFORE_PAUSE = 20
const PAUSE_MS = 60_000
const ANSWER_SHOWN = 200

type Outgoing = {
  server: CallbackServer
  eventId: string
  body: string
  copies: number
  faults: readonly EventFault[]
}

export type CallbackSender = {
  enqueue(outgoing: Outgoing): void
  /** Takes up what was on its way when the process ended. */
  resume(): void
  /** Resolves when nothing is being sent; what waits for its hour does not count. */
  idle(): Promise<void>
  clear(): void
  close(): void
}

type Lane = { waiting: Delivery[]; held: Delivery[]; active: number; failures: number; isPaused: boolean }

function nextDelayMs(attempt: number, answer: PostAnswer): number | null {
  const planned = RETRY_AFTER_MS[attempt]
  if (planned === undefined) return null
  const asked = Number(answer.retryAfter) * 1000
  const isHonoured =
    [410, 429, 503].includes(answer.status ?? 0) && asked > 0 && asked < LONGEST_RETRY_AFTER_MS
  return isHonoured ? asked : planned
}

export function createCallbackSender(world: World): CallbackSender {
  const { state, clock, ledger } = world
  const lanes = new Map<string, Lane>()
  const sending = new Set<Promise<void>>()
  const stop = new AbortController()

  function laneOf({ groupId, serverId }: Delivery): Lane {
    const key = pairKey(groupId, serverId)
    const lane = lanes.get(key) ?? { waiting: [], held: [], active: 0, failures: 0, isPaused: false }
    lanes.set(key, lane)
    return lane
  }

  /** False after a reset, when its number may already belong to another event. */
  function isCurrent(delivery: Delivery): boolean {
    return !stop.signal.aborted && state.deliveries.get(String(delivery.id)) === delivery
  }

  function wake(delivery: Delivery): void {
    if (!isCurrent(delivery)) return
    const lane = laneOf(delivery)
    lane.waiting.push(delivery)
    pump(lane)
  }

  function schedule(delivery: Delivery): void {
    const delayMs = delivery.dueAtMs - clock.now().getTime()
    if (delayMs > 0) clock.after(delayMs, () => wake(delivery))
    else wake(delivery)
  }

  function pump(lane: Lane): void {
    // The end of the pause wakes the lane again.
    if (lane.isPaused) return
    while (lane.active < SENT_AT_ONCE) {
      const delivery = lane.waiting.shift()
      if (!delivery) return
      lane.active += 1
      const attempt = send(lane, delivery).finally(() => {
        lane.active -= 1
        sending.delete(attempt)
        pump(lane)
      })
      sending.add(attempt)
    }
  }

  async function send(lane: Lane, delivery: Delivery): Promise<void> {
    const server = state.servers.get(pairKey(delivery.groupId, delivery.serverId))
    if (!server) {
      state.deliveries.remove(String(delivery.id))
      return
    }
    const headers: Record<string, string> =
      delivery.attempt === 0 ? {} : { 'x-retry-counter': String(delivery.attempt) }
    const answer = await post(server.url, delivery.body, { headers, signal: stop.signal })
    if (!isCurrent(delivery)) return
    settle(lane, delivery, answer)
  }

  function settle(lane: Lane, delivery: Delivery, answer: PostAnswer): void {
    const isAccepted = answer.status === 200 && (answer.body === 'ok' || answer.body === 'remove')
    const delayMs = isAccepted ? null : nextDelayMs(delivery.attempt, answer)
    const outcome = isAccepted ? 'accepted' : delayMs === null ? 'given_up' : 'failed'
    const { groupId, serverId, eventId, attempt } = delivery
    const { status, body } = answer
    ledger.add({
      kind: 'delivery',
      groupId,
      serverId,
      eventId,
      attempt,
      outcome,
      status,
      answer: body.slice(0, ANSWER_SHOWN),
      nextAttemptInMs: delayMs,
    })
    if (isAccepted && answer.body === 'remove') state.servers.remove(pairKey(groupId, serverId))
    countFailures(lane, isAccepted)
    if (delayMs === null) state.deliveries.remove(String(delivery.id))
    else {
      const dueAtMs = clock.now().getTime() + delayMs
      schedule(state.deliveries.put({ ...delivery, attempt: attempt + 1, dueAtMs }))
    }
  }

  function countFailures(lane: Lane, isAccepted: boolean): void {
    lane.failures = isAccepted ? 0 : lane.failures + 1
    if (lane.failures < FAILURES_BEFORE_PAUSE) return
    lane.failures = 0
    lane.isPaused = true
    // By the timer alone: a clock with a speed shortens delays, not moments.
    clock.after(PAUSE_MS, () => {
      lane.isPaused = false
      pump(lane)
    })
  }

  function flush(lane: Lane): void {
    const number = lane.held[0]?.id
    if (number === undefined) return
    const shuffled = deriveOrder(lane.held, { seed: world.seed(), label: 'reorder', number })
    lane.held = []
    for (const delivery of shuffled) schedule(delivery)
  }

  function hold(delivery: Delivery, window: number): void {
    const lane = laneOf(delivery)
    lane.held.push(delivery)
    if (lane.held.length >= window) flush(lane)
    else if (lane.held.length === 1) clock.after(REORDER_WAIT_MS, () => flush(lane))
  }

  return {
    enqueue({ server, eventId, body, copies, faults }) {
      const delayMs = faults.reduce((sum, fault) => sum + (fault.kind === 'event_delay' ? fault.ms : 0), 0)
      const reorder = faults.find((fault) => fault.kind === 'event_reorder')
      for (let copy = 0; copy < copies; copy += 1) {
        const delivery = state.deliveries.put({
          id: state.next('delivery'),
          serverId: server.id,
          groupId: server.groupId,
          eventId,
          body,
          attempt: 0,
          dueAtMs: clock.now().getTime() + delayMs,
        })
        if (reorder) hold(delivery, reorder.window)
        else schedule(delivery)
      }
    },
    resume() {
      for (const delivery of state.deliveries.all()) schedule(delivery)
    },
    async idle() {
      while (sending.size > 0) await Promise.allSettled(sending)
    },
    clear: () => lanes.clear(),
    close: () => stop.abort(),
  }
}
