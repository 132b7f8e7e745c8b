/**
 * Delivers events to a server and repeats them by a schedule until it takes them. They stand in lanes, and a lane
 * sends so many at once. Where order is kept, one that failed holds those behind it; elsewhere it waits for its hour
 * aside.
 */
import type { Clock } from '../clock.ts'
import { deriveOrder } from '../derive.ts'

const REORDER_WAIT_MS = 500

export type Queued = { id: number; attempt: number; dueAtMs: number }

/** `leave`: the event has no turn now and stays among the rows until it is resumed. */
export type Verdict = { kind: 'done' } | { kind: 'again'; inMs: number } | { kind: 'leave' }

type Rows<D> = { get(key: string): D | undefined; put(row: D): D; remove(key: string): void; all(): D[] }

export type DeliveryQueue<D extends Queued> = {
  /** With `reorder` it waits until there are so many (or half a second passes), and they go out shuffled. */
  enqueue(delivery: D, options?: { reorder?: number | undefined }): void
  /** Resumes what was on its way when the process ended, or what was left. */
  resume(which?: (delivery: D) => boolean): void
  /** Leaves a lane alone for a while. */
  pause(lane: string, forMs: number): void
  /** Resolves when nothing is being sent; what waits for its hour does not count. */
  idle(): Promise<void>
  clear(): void
  close(): void
}

type Lane<D> = { waiting: D[]; held: D[]; active: number; isAsleep: boolean }

export function createDeliveryQueue<D extends Queued>({
  rows,
  clock,
  seed,
  laneOf,
  atOnce,
  keepsOrder,
  send,
}: {
  rows: Rows<D>
  clock: Clock
  seed: () => number
  laneOf: (delivery: D) => string
  atOnce: number
  keepsOrder: boolean
  send: (delivery: D, signal: AbortSignal) => Promise<Verdict>
}): DeliveryQueue<D> {
  const lanes = new Map<string, Lane<D>>()
  const sending = new Set<Promise<void>>()
  const stop = new AbortController()

  function laneNamed(name: string): Lane<D> {
    const lane = lanes.get(name) ?? { waiting: [], held: [], active: 0, isAsleep: false }
    lanes.set(name, lane)
    return lane
  }

  /** Is false after a reset, when its number may already belong to another event. */
  function isCurrent(delivery: D): boolean {
    return !stop.signal.aborted && rows.get(String(delivery.id)) === delivery
  }

  function wake(delivery: D): void {
    if (!isCurrent(delivery)) return
    const lane = laneNamed(laneOf(delivery))
    lane.waiting.push(delivery)
    pump(lane)
  }

  function schedule(delivery: D): void {
    const delayMs = delivery.dueAtMs - clock.now().getTime()
    if (delayMs > 0) clock.after(delayMs, () => wake(delivery))
    else wake(delivery)
  }

  function sleep(lane: Lane<D>, forMs: number): void {
    lane.isAsleep = true
    // The timer alone decides, because a clock with a speed shortens delays and not moments.
    clock.after(forMs, () => {
      lane.isAsleep = false
      pump(lane)
    })
  }

  function pump(lane: Lane<D>): void {
    // The end of its sleep wakes the lane again.
    while (!lane.isAsleep && lane.active < atOnce) {
      const delivery = lane.waiting.shift()
      if (!delivery) return
      if (!isCurrent(delivery)) continue
      lane.active += 1
      const attempt = attemptOne(lane, delivery).finally(() => {
        lane.active -= 1
        sending.delete(attempt)
        pump(lane)
      })
      sending.add(attempt)
    }
  }

  async function attemptOne(lane: Lane<D>, delivery: D): Promise<void> {
    const verdict = await send(delivery, stop.signal)
    if (!isCurrent(delivery)) return
    if (verdict.kind === 'done') return rows.remove(String(delivery.id))
    if (verdict.kind === 'leave') return
    const { inMs } = verdict
    const dueAtMs = clock.now().getTime() + inMs
    const next = rows.put({ ...delivery, attempt: delivery.attempt + 1, dueAtMs })
    if (!keepsOrder) return schedule(next)
    lane.waiting.unshift(next)
    sleep(lane, inMs)
  }

  function flush(lane: Lane<D>): void {
    const number = lane.held[0]?.id
    if (number === undefined) return
    const shuffled = deriveOrder(lane.held, { seed: seed(), label: 'reorder', number })
    lane.held = []
    for (const delivery of shuffled) schedule(delivery)
  }

  function hold(delivery: D, window: number): void {
    const lane = laneNamed(laneOf(delivery))
    lane.held.push(delivery)
    if (lane.held.length >= window) flush(lane)
    else if (lane.held.length === 1) clock.after(REORDER_WAIT_MS, () => flush(lane))
  }

  return {
    enqueue(delivery, { reorder } = {}) {
      const row = rows.put(delivery)
      if (reorder !== undefined) hold(row, reorder)
      else schedule(row)
    },
    resume(which = () => true) {
      const left = rows
        .all()
        .filter(which)
        .sort((a, b) => a.id - b.id)
      if (!keepsOrder) return left.forEach(schedule)
      // The whole lane waits for the one at its head.
      for (const [name, queue] of Map.groupBy(left, laneOf)) {
        const lane = laneNamed(name)
        lane.waiting.push(...queue)
        const delayMs = (queue[0]?.dueAtMs ?? 0) - clock.now().getTime()
        if (delayMs > 0) sleep(lane, delayMs)
        else pump(lane)
      }
    },
    pause: (name, forMs) => sleep(laneNamed(name), forMs),
    async idle() {
      while (sending.size > 0) await Promise.allSettled(sending)
    },
    clear: () => lanes.clear(),
    close: () => stop.abort(),
  }
}
