import { expect, it } from 'vitest'
import { createLog } from '../../log.ts'
import { createFreshness, parsePlace } from './freshness.ts'
import { createJoined } from './joined.ts'

const log = createLog('silent')
const PATIENT = { waitMs: 60_000, pauseMs: 0, restMs: 0 }
const never = () => new Promise<never>(() => undefined)

it('waits for a replica that is a little behind', async () => {
  let read = 0n
  const places = { written: async () => 3n, replayed: async () => ++read }

  expect(await createFreshness(places, log, PATIENT)()).toBe(true)
  expect(read).toBe(3n)
})

it.each([
  ['stays behind', { written: async () => 2n, replayed: async () => 1n }],
  ['is silent', { written: async () => 1n, replayed: never }],
  ['is none', { written: async () => 1n, replayed: () => Promise.reject(new Error('no standby')) }],
  ['follows a primary that is silent', { written: never, replayed: async () => 1n }],
])('reads from the primary while the replica %s, and asks it no more for a while', async (_, places) => {
  let asked = 0
  const replayed = () => {
    asked += 1
    return places.replayed()
  }
  const isFresh = createFreshness({ ...places, replayed }, log, { waitMs: 20, pauseMs: 1, restMs: 60_000 })

  expect(await isFresh()).toBe(false)
  const before = asked
  expect(await isFresh()).toBe(false)
  expect(asked).toBe(before)
})

it('asks for many at once, and never answers one by a question that was asked before it came', async () => {
  const gates: (() => void)[] = []
  const ask = createJoined(async () => {
    const number = gates.length + 1
    await new Promise<void>((resolve) => gates.push(resolve))
    return number
  })
  const first = ask()
  const later = [ask(), ask(), ask()]
  gates[0]?.()
  expect(await first).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))
  gates[1]?.()

  expect(await Promise.all(later)).toEqual([2, 2, 2])
})

it('orders places of the log', () => {
  const places = ['0/0', '0/FFFFFFFF', '1/0', '16/B374D848'].map(parsePlace)
  expect(places).toEqual(places.toSorted((one, other) => (one < other ? -1 : 1)))
})
