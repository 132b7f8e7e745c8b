import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawExponential } from '../../statistics/domain/draws.ts'
import { chanceOfAtLeast, logChance } from '../../statistics/domain/negative-binomial.ts'
import { createRandom } from '../../statistics/domain/random.ts'
import { type CellMessage, lookAround, type Sight } from './look.ts'
import type { Norm } from './norm.ts'
import { followSurges, isSurge, type Surge } from './surges.ts'

const AT = new Date('2026-11-23T12:00:00Z')
const CLOCK = { zone: 'UTC', worksAs: () => 0 }
/** A hundred cells that bring 0.06 messages in three hours, and one that brings six. */
const NORM: Norm = {
  variation: { clumping: 0.1, swing: 0.1 },
  cells: new Map(
    Array.from({ length: 101 }, (_, at) => {
      const one = { groupCode: 'heat', municipalityCode: at === 100 ? 'town' : `village-${at}` }
      const perHour = new Float64Array(168).fill(at === 100 ? 2 : 0.02)
      return [`heat ${one.municipalityCode}`, { ...one, perHour, knownBy: 50 }]
    }),
  ),
}

function messagesIn(municipalityCode: string, count: number, before = AT): CellMessage[] {
  return Array.from({ length: count }, (_, at) => ({
    groupCode: 'heat',
    municipalityCode,
    at: new Date(before.getTime() - at * MINUTE_MS),
  }))
}
const look = (messages: readonly CellMessage[], at = AT) => lookAround(NORM, { at, messages, clock: CLOCK })
const surgesIn = (messages: readonly CellMessage[]) => look(messages).sights.filter(isSurge)

describe('a look', () => {
  it('finds six messages where hardly any were usual', () => {
    expect(surgesIn(messagesIn('village-3', 6))).toMatchObject([
      {
        municipalityCode: 'village-3',
        count: 6,
        lastAt: AT,
        firstAt: new Date(AT.getTime() - 5 * MINUTE_MS),
      },
    ])
  })

  it('calls four messages no surge, however rare', () => {
    expect(surgesIn(messagesIn('village-3', 4))).toEqual([])
  })

  it('sees nothing in what is usual for a busy cell', () => {
    expect(surgesIn(messagesIn('town', 12))).toEqual([])
    expect(surgesIn(messagesIn('town', 40))).toHaveLength(1)
  })

  it('counts the last three hours only, and no cell that it has no norm of', () => {
    const old = messagesIn('village-3', 6, new Date(AT.getTime() - 3 * HOUR_MS))
    expect(look([...old, ...messagesIn('elsewhere', 9)]).sights).toEqual([])
  })

  it('is surer with each message, in whatever order they are given', () => {
    const anyMessages = fc.array(
      fc.record({
        municipalityCode: fc.constantFrom('village-1', 'village-2', 'town'),
        minutes: fc.nat(179),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(anyMessages, fc.nat(), (rows, seed) => {
        const messages = rows.map(({ municipalityCode, minutes }) => ({
          groupCode: 'heat',
          municipalityCode,
          at: new Date(AT.getTime() - minutes * MINUTE_MS),
        }))
        const more = [...messages, { groupCode: 'heat', municipalityCode: 'village-1', at: AT }]
        const qIn = (sights: readonly Sight[]) =>
          sights.find((sight) => sight.municipalityCode === 'village-1')?.q ?? 1
        const { sights } = look(messages)
        expect(qIn(look(more).sights)).toBeLessThanOrEqual(qIn(sights))
        const turned = look(messages.toSorted((one) => (one.at.getTime() % (seed + 2) ? 1 : -1))).sights
        const byCell = (one: Sight, other: Sight) =>
          one.municipalityCode.localeCompare(other.municipalityCode)
        expect(turned.toSorted(byCell)).toEqual(sights.toSorted(byCell))
      }),
    )
  })
})

it('pays for every look: a sliding window reaches a count no oftener than is reckoned', () => {
  const random = createRandom('sliding')
  const [mean, count, spans] = [1.2, 5, 40_000]
  let reached = 0
  for (let span = 0; span < spans; span += 1) {
    // One span is a window's length of looks, and the window before it.
    const times: number[] = []
    for (let at = drawExponential(random) / mean; at < 2; at += drawExponential(random) / mean) times.push(at)
    const isReached = times.some((at, index) => {
      const fifth = times[index + count - 1] ?? Number.POSITIVE_INFINITY
      return fifth - at < 1 && at + 1 >= 1 && fifth <= 2
    })
    if (isReached) reached += 1
  }
  const usual = { mean, size: Number.POSITIVE_INFINITY }
  const reckoned = chanceOfAtLeast(count, usual) + count * Math.exp(logChance(count, usual))
  expect(reached / spans).toBeLessThanOrEqual(reckoned * 1.05)
  expect(reached / spans).toBeGreaterThan(0.6 * reckoned)
})

describe('a surge', () => {
  const later = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE_MS)

  it('lasts until its cell is calm, and may come again', () => {
    const messages = messagesIn('village-3', 8)
    let surges = followSurges([], look(messages))
    expect(surges).toMatchObject([{ foundAt: AT, endedAt: null, count: 8 }])

    surges = followSurges(surges, look([...messages, ...messagesIn('village-3', 2, later(60))], later(60)))
    expect(surges).toMatchObject([{ foundAt: AT, endedAt: null, count: 10, lastAt: later(60) }])

    surges = followSurges(surges, look(messages, later(240)))
    expect(surges).toMatchObject([{ foundAt: AT, endedAt: later(240) }])
    expect(followSurges(surges, look([], later(245)))).toEqual([])

    const again = look(messagesIn('village-3', 8, later(600)), later(600))
    expect(followSurges(surges, again)).toMatchObject([{ foundAt: later(600), endedAt: null }])
  })

  it('is one for each cell, whatever comes', () => {
    const anyLooks = fc.array(fc.array(fc.tuple(fc.nat(3), fc.nat(12)), { maxLength: 4 }), { maxLength: 20 })
    fc.assert(
      fc.property(anyLooks, (looks) => {
        let surges: Surge[] = []
        for (const [index, cells] of looks.entries()) {
          const at = later(index * 60)
          const messages = cells.flatMap(([cell, count]) => messagesIn(`village-${cell}`, count, at))
          surges = followSurges(surges, look(messages, at))
          const open = surges.filter(({ endedAt }) => endedAt === null).map((one) => one.municipalityCode)
          expect(new Set(open).size).toBe(open.length)
        }
      }),
    )
  })
})
