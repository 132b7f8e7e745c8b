import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Ask,
  addChange,
  endAsking,
  failAsking,
  isOld,
  type Pace,
  RESTING,
  type Refresh,
  ROWS_AT_MOST,
  ROWS_AT_ONCE,
  startAsking,
} from './live-refresh.ts'

const PACE: Pace = { gatherMs: 100, spreadMs: 700, everyMs: 1000 }
type Noted = { atMs: number; id: string; cursor: number }
type Asked = { atMs: number; endedAtMs: number; isFailed: boolean; ask: Ask }

/** A desk by a clock of its own: hears, asks, waits for each answer as long as it is told. */
function live(
  events: readonly Noted[],
  answers: readonly { tookMs: number; isFailed: boolean }[],
  chance = 0.5,
) {
  const asked: Asked[] = []
  const waiting = [...events]
  let refresh: Refresh = RESTING
  let running: Asked | null = null
  const moment = (nowMs: number) => ({ nowMs, chance, pace: PACE })
  for (let turn = 0; turn < 100_000; turn += 1) {
    const next = [
      ...(waiting[0] ? [waiting[0].atMs] : []),
      ...(running ? [running.endedAtMs] : []),
      ...(refresh.dueAtMs === null ? [] : [refresh.dueAtMs]),
    ]
    if (next.length === 0) return { asked, refresh }
    const nowMs = Math.min(...next)
    const event = waiting[0]
    if (event && event.atMs <= nowMs) {
      waiting.shift()
      refresh = addChange(refresh, { ids: [event.id], after: `${event.cursor}-0` }, moment(nowMs))
    } else if (running && running.endedAtMs <= nowMs) {
      refresh = running.isFailed
        ? failAsking(refresh, running.ask, moment(nowMs))
        : endAsking(refresh, moment(nowMs))
      running = null
    } else {
      const begun = startAsking(refresh, nowMs)!
      expect(running).toBeNull()
      const { tookMs, isFailed } = answers[asked.length % answers.length]!
      running = { atMs: nowMs, endedAtMs: nowMs + tookMs, isFailed, ask: begun.ask }
      refresh = begun.refresh
      asked.push(running)
    }
  }
  throw new Error('it never rests')
}

const events = fc
  .array(fc.record({ waitMs: fc.integer({ min: 0, max: 400 }), id: fc.integer({ min: 0, max: 200 }) }), {
    minLength: 1,
    maxLength: 300,
  })
  .map((all) => {
    let atMs = 0
    return all.map(({ waitMs, id }, index): Noted => {
      atMs += waitMs
      return { atMs, id: `id-${id}`, cursor: index + 1 }
    })
  })
const answers = (mayFail: boolean) =>
  fc.array(
    fc.record({
      tookMs: fc.integer({ min: 1, max: 4000 }),
      isFailed: mayFail ? fc.boolean() : fc.constant(false),
    }),
    { minLength: 1, maxLength: 20 },
  )

describe('whatever happens', () => {
  it('asks for each change after it was heard, and rests with nothing left', () => {
    fc.assert(
      fc.property(events, answers(true), (heard, replies) => {
        // At least one answer in a round comes.
        const { asked, refresh } = live(heard, [...replies, { tookMs: 10, isFailed: false }])
        for (const { atMs, id } of heard)
          expect(
            asked.some(
              (one) =>
                one.atMs >= atMs && !one.isFailed && (one.ask.kind === 'first' || one.ask.ids.includes(id)),
            ),
          ).toBe(true)
        expect(isOld(refresh)).toBe(false)
      }),
    )
  })

  it('asks no oftener than its pace, for no more rows than fit, each no older than its event', () => {
    fc.assert(
      fc.property(events, answers(false), (heard, replies) => {
        const { asked } = live(heard, replies)
        for (const [index, { atMs, ask }] of asked.entries()) {
          const before = asked[index - 1]
          if (before) expect(atMs - before.atMs).toBeGreaterThanOrEqual(PACE.everyMs)
          if (ask.kind === 'first') continue
          expect(ask.ids.length).toBeLessThanOrEqual(ROWS_AT_ONCE)
          const latest = heard.filter((one) => one.atMs <= atMs && ask.ids.includes(one.id)).at(-1)
          expect(Number.parseInt(ask.after ?? '0', 10)).toBeGreaterThanOrEqual(latest?.cursor ?? 0)
        }
      }),
    )
  })
})

it('answers twenty changes within a second by three requests at most, however long each takes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (tookMs, chance) => {
        const storm = Array.from({ length: 20 }, (_, index) => ({
          ...{ atMs: index * 50, id: `id-${index}`, cursor: index + 1 },
        }))
        expect(live(storm, [{ tookMs, isFailed: false }], chance).asked.length).toBeLessThanOrEqual(3)
      },
    ),
  )
})

it('spreads the first request after a rest by chance', () => {
  const dueAt = (chance: number) =>
    addChange(RESTING, { ids: ['a'], after: '1-1' }, { nowMs: 0, chance, pace: PACE }).dueAtMs

  expect([dueAt(0), dueAt(0.5), dueAt(1)]).toEqual([100, 450, 800])
})

it('reads the beginning of the list when too many rows changed', () => {
  const many = Array.from({ length: ROWS_AT_MOST + 1 }, (_, index) => `id-${index}`)
  const noted = addChange(RESTING, { ids: many, after: '1-1' }, { nowMs: 0, chance: 0, pace: PACE })

  expect(startAsking(noted, 100)?.ask).toEqual({ kind: 'first' })
})

it('does not take a kept answer for rows of which no event tells', () => {
  const moment = { nowMs: 0, chance: 0, pace: PACE }
  const behind = addChange(RESTING, { ids: ['behind'], after: null }, moment)
  const both = addChange(behind, { ids: ['told'], after: '9-1' }, moment)

  expect(startAsking(both, 100)?.ask).toEqual({ kind: 'rows', ids: ['behind', 'told'], after: null })
})
