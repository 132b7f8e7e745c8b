/**
 * Posts an event by the Callback API until the server answers 200 with exactly `ok`: at once and five times more,
 * after 10 s, 3 min, 10 min, 30 min and 1 h. After several failures in a row the server is left alone for a while.
 */
import { createDeliveryQueue, type DeliveryQueue, type Verdict } from '../../lib/delivery/delivery-queue.ts'
import { type PostAnswer, post } from '../../lib/delivery/post.ts'
import type { EventFault } from '../faults.ts'
import type { CallbackServer, Delivery } from '../model.ts'
import { pairKey } from '../state.ts'
import type { World } from '../world.ts'

const RETRY_AFTER_MS = [10_000, 180_000, 600_000, 1_800_000, 3_600_000]
const LONGEST_RETRY_AFTER_MS = 3 * 3_600_000
const SENT_AT_ONCE = 4
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

export type CallbackSender = Pick<DeliveryQueue<Delivery>, 'resume' | 'idle' | 'clear' | 'close'> & {
  enqueue(outgoing: Outgoing): void
}

function nextDelayMs(attempt: number, answer: PostAnswer): number | null {
  const planned = RETRY_AFTER_MS[attempt]
  if (planned === undefined) return null
  const asked = Number(answer.retryAfter) * 1000
  const isHonoured =
    [410, 429, 503].includes(answer.status ?? 0) && asked > 0 && asked < LONGEST_RETRY_AFTER_MS
  return isHonoured ? asked : planned
}

const serverKey = ({ groupId, serverId }: Delivery): string => pairKey(groupId, serverId)

export function createCallbackSender(world: World): CallbackSender {
  const { state, clock, ledger } = world
  const failures = new Map<string, number>()

  async function send(delivery: Delivery, signal: AbortSignal): Promise<Verdict> {
    const server = state.servers.get(serverKey(delivery))
    if (!server) return { kind: 'done' }
    const headers: Record<string, string> =
      delivery.attempt === 0 ? {} : { 'x-retry-counter': String(delivery.attempt) }
    const answer = await post(server.url, delivery.body, { headers, signal })
    const isCurrent = !signal.aborted && state.deliveries.get(String(delivery.id)) === delivery
    return isCurrent ? settle(delivery, answer) : { kind: 'done' }
  }

  function settle(delivery: Delivery, answer: PostAnswer): Verdict {
    const isAccepted = answer.status === 200 && (answer.body === 'ok' || answer.body === 'remove')
    const delayMs = isAccepted ? null : nextDelayMs(delivery.attempt, answer)
    const { groupId, serverId, eventId, attempt } = delivery
    ledger.add({
      kind: 'delivery',
      groupId,
      serverId,
      eventId,
      attempt,
      outcome: isAccepted ? 'accepted' : delayMs === null ? 'given_up' : 'failed',
      status: answer.status,
      answer: answer.body.slice(0, ANSWER_SHOWN),
      nextAttemptInMs: delayMs,
    })
    if (isAccepted && answer.body === 'remove') state.servers.remove(serverKey(delivery))
    countFailures(serverKey(delivery), isAccepted)
    return delayMs === null ? { kind: 'done' } : { kind: 'again', inMs: delayMs }
  }

  function countFailures(server: string, isAccepted: boolean): void {
    const count = isAccepted ? 0 : (failures.get(server) ?? 0) + 1
    failures.set(server, count % FAILURES_BEFORE_PAUSE)
    if (count >= FAILURES_BEFORE_PAUSE) queue.pause(server, PAUSE_MS)
  }

  const queue = createDeliveryQueue<Delivery>({
    rows: state.deliveries,
    clock,
    seed: world.seed,
    laneOf: serverKey,
    atOnce: SENT_AT_ONCE,
    keepsOrder: false,
    send,
  })

  return {
    enqueue({ server, eventId, body, copies, faults }) {
      const delayMs = faults.reduce((sum, fault) => sum + (fault.kind === 'event_delay' ? fault.ms : 0), 0)
      const reorder = faults.find((fault) => fault.kind === 'event_reorder')?.window
      for (let copy = 0; copy < copies; copy += 1) {
        const delivery = {
          id: state.next('delivery'),
          serverId: server.id,
          groupId: server.groupId,
          eventId,
          body,
          attempt: 0,
          dueAtMs: clock.now().getTime() + delayMs,
        }
        queue.enqueue(delivery, { reorder })
      }
    },
    resume: queue.resume,
    idle: queue.idle,
    clear() {
      failures.clear()
      queue.clear()
    },
    close: queue.close,
  }
}
