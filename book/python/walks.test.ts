/** Both verifiers walk through anything that entries may say, and name the same. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../src/bytes/bytes.ts'
import { canonicalJson } from '../src/entry/canonical-json.ts'
import { STATES, STEPS } from '../src/entry/entry.ts'
import { readEntry } from '../src/entry/read-entry.ts'
import { timeOf } from '../src/entry/times.ts'
import { FAULTS } from '../src/sense/fault.ts'
import { endWalk, startWalk, walkOn } from '../src/sense/walk.ts'
import { ask, namesOf, needPython } from './ask.ts'

beforeAll(needPython)

describe('both walks', () => {
  const START = 1_760_000_000
  /** Times lie where rules begin and end: a quarter of an hour, an hour, a day, and a second beside them. */
  const STEPS_OF_TIME = [
    0, 1, 59, 60, 61, 899, 900, 901, 3599, 3600, 3601, 7200, 7201, 86399, 86400, 86401, 90001,
  ]
  const moment = fc.tuple(
    fc.constantFrom(...STEPS_OF_TIME),
    fc.constantFrom(...STEPS_OF_TIME),
    fc.constantFrom(-1, 1),
  )
  const around = moment.map(([one, other, sign]) => one + sign * other)
  const time = (seconds: number) => timeOf(START + seconds)
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 })

  const step = fc.record({
    after: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...STEPS_OF_TIME) },
      { weight: 1, arbitrary: around },
    ),
    kind: fc.oneof(fc.constantFrom(...STEPS), fc.constantFrom('taken', 'late', 'answered', 'noted')),
    question: fc.integer({ min: 1, max: 2 }),
    state: fc.oneof(fc.constantFrom(...STATES), fc.constantFrom('open', 'answered')),
    taken: fc.oneof(fc.constant(0), around),
    due: maybe(fc.constantFrom(60, 3600, 7200, 86400)),
    answered: maybe(around),
    closed: maybe(around),
    late: maybe(fc.constant(true)),
    onTime: maybe(fc.constant(true)),
    imported: maybe(fc.constant(true)),
    minutes: maybe(fc.constantFrom(0, 1, 2, 60, 61, 1441)),
    network: maybe(fc.constantFrom('vk', 'ok')),
    into: maybe(fc.integer({ min: 1, max: 3 })),
    promise: maybe(around),
    promisesMade: maybe(fc.constant(1)),
    times: maybe(fc.integer({ min: 1, max: 2 })),
  })
  type Drawn = typeof step extends fc.Arbitrary<infer Value> ? Value : never

  function write(drawn: Drawn, at: number): string {
    const { after: _, taken, due, answered, closed, promise, ...rest } = drawn
    const times = { taken, due, answered, closed, promise }
    const written = Object.entries(times).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, time(value)]],
    )
    const others = Object.entries(rest).filter(([, value]) => value !== undefined)
    const members = [...others, ...written, ['v', 1], ['at', time(at)], ['source', 'chat']]
    return canonicalJson(Object.fromEntries(members))
  }

  function writeAll(steps: readonly Drawn[]): string[] {
    let at = 0
    const known = new Set<number>()
    return steps.map((one) => {
      at = Math.max(0, at + one.after)
      // Nine of ten questions begin as they should, else there is little to compare.
      const isFirst = !known.has(one.question) && at % 10 !== 0
      known.add(one.question)
      return write(isFirst ? { ...one, kind: 'taken' } : one, at)
    })
  }

  it('name the same faults of anything that entries may say', { timeout: 120_000 }, () => {
    const now = START + 3 * 86400
    const seen = { size: 2, at: START + 86400 + 3600 }
    const drawn = fc.sample(fc.array(step, { minLength: 2, maxLength: 9 }), { numRuns: 3000, seed: 20251004 })
    const cases = drawn.map((steps) => ({ now, seen, entries: writeAll(steps) }))
    const byPython = ask('walk(case)', cases).map(namesOf)
    const named = new Set<string>()
    for (const [at, { entries }] of cases.entries()) {
      const walk = startWalk({ now, seen: [seen] })
      for (const [index, entry] of entries.entries()) walkOn(walk, readEntry(bytesOf(entry)), index)
      endWalk(walk)
      for (const { code } of walk.faults) named.add(code)
      expect([entries, byPython[at]]).toEqual([entries, namesOf(walk.faults)])
    }
    expect(FAULTS.slice(FAULTS.indexOf('time_back')).filter((code) => !named.has(code))).toEqual([])
  })
})
