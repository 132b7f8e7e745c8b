import { expect, it } from 'vitest'
import { z } from 'zod'
import { manualClock } from '../clock.ts'
import { createTable } from '../storage/table.ts'
import { createDeliveryQueue, type Verdict } from './delivery-queue.ts'

const Row = z.object({ id: z.number(), lane: z.string(), attempt: z.number(), dueAtMs: z.number() })
type Row = z.infer<typeof Row>
const START = new Date('2026-11-02T09:00:00Z')

function startQueue({
  keepsOrder,
  verdicts = {},
}: {
  keepsOrder: boolean
  verdicts?: Record<number, number>
}) {
  const clock = manualClock(START)
  const rows = createTable<Row>({
    name: 'rows',
    schema: Row,
    key: ({ id }) => String(id),
    onChange: () => {},
  })
  const sent: string[] = []
  const failures = new Map(Object.entries(verdicts).map(([id, times]) => [Number(id), times]))
  function start() {
    return createDeliveryQueue<Row>({
      ...{ rows, clock, keepsOrder },
      seed: () => 1,
      laneOf: ({ lane }) => lane,
      atOnce: 1,
      async send({ id }): Promise<Verdict> {
        const left = failures.get(id) ?? 0
        sent.push(left > 0 ? `${id} failed` : String(id))
        failures.set(id, left - 1)
        return left > 0 ? { kind: 'again', inMs: 1000 } : { kind: 'done' }
      },
    })
  }
  const queue = start()
  const add = (id: number, lane = 'a') =>
    queue.enqueue({ id, lane, attempt: 0, dueAtMs: clock.now().getTime() })
  return { queue, clock, rows, sent, add, start }
}

it('holds what stands behind a failed one where order is kept, and no other lane', async () => {
  const { queue, clock, sent, add } = startQueue({ keepsOrder: true, verdicts: { 1: 1 } })
  add(1)
  add(2)
  add(3, 'b')
  await queue.idle()
  expect(sent).toEqual(['1 failed', '3'])
  await clock.advance(1000, queue.idle)
  expect(sent).toEqual(['1 failed', '3', '1', '2'])
})

it('lets the others pass where order is not kept', async () => {
  const { queue, clock, sent, add } = startQueue({ keepsOrder: false, verdicts: { 1: 1 } })
  add(1)
  add(2)
  await queue.idle()
  expect(sent).toEqual(['1 failed', '2'])
  await clock.advance(1000, queue.idle)
  expect(sent).toEqual(['1 failed', '2', '1'])
})

it('takes up the rest in order after a restart, not before its hour', async () => {
  const { queue, clock, sent, add, start, rows } = startQueue({ keepsOrder: true, verdicts: { 1: 1 } })
  add(1)
  add(2)
  await queue.idle()
  queue.close()
  const again = start()
  again.resume()
  await again.idle()
  expect(sent).toEqual(['1 failed'])
  await clock.advance(1000, again.idle)
  expect(sent).toEqual(['1 failed', '1', '2'])
  expect(rows.size()).toBe(0)
})

it('leaves a lane alone for as long as it is asked', async () => {
  const { queue, clock, sent, add } = startQueue({ keepsOrder: false })
  queue.pause('a', 60_000)
  add(1)
  await clock.advance(59_999, queue.idle)
  expect(sent).toEqual([])
  await clock.advance(1, queue.idle)
  expect(sent).toEqual(['1'])
})
