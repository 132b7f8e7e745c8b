/** Which streams the municipalities held: on weekday evenings, oftener where more is asked and where people are answered well. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { momentInZone } from '../../../../platform/working-time/index.ts'
import { type Chance, createChance } from '../domain/chance.ts'
import type { PastDay } from '../domain/days.ts'
import { weightOf } from '../domain/demand/seasons.ts'
import type { Locality } from '../domain/places.ts'

const Texts = z.array(z.string()).min(1)
const Theme = z.object({ title: z.string(), months: z.array(z.number().int()), topics: Texts })
export type Theme = z.infer<typeof Theme>
export const STREAM_WORDS = z
  .object({ themes: z.array(Theme), position: z.string(), promises: Texts, lines: Texts })
  .parse(JSON.parse(readFileSync(new URL('../data/streams.json', import.meta.url), 'utf8')))

export type PlannedStream = {
  /** Its place among all of the past, from 0. */
  index: number
  date: string
  locality: Locality
  theme: Theme
  plannedAt: Date
}

type Planning = {
  seed: string
  days: readonly PastDay[]
  zone: string
  /** About how many questions the past has. */
  size: number
  localities: readonly Locality[]
  /** How willingly the head of a place answers in public on that day: 1 is usual. */
  willingnessOf: (municipalityCode: string, day: PastDay) => number
}

const STREAMS = 120
const USUAL_SIZE = 40_000
const FEWEST = 8
/** Tuesday to Thursday. */
const WEEKDAYS = [1, 2, 3]
/** The last ones are over and dealt with when the living region begins. */
const QUIET_DAYS = 3
const TIMES = ['16:00', '17:00', '18:00'] as const

export function planStreams({
  seed,
  days,
  zone,
  size,
  localities,
  willingnessOf,
}: Planning): PlannedStream[] {
  const fit = days.slice(0, -QUIET_DAYS).filter(({ weekday, isOff }) => WEEKDAYS.includes(weekday) && !isOff)
  const count = Math.max(FEWEST, Math.round((STREAMS * size) / USUAL_SIZE))
  const chance = createChance(seed, 'streams')
  const heldAt = new Map<string, number>()
  const held = chooseDays(fit, count, chance)
    .map((day) => ({ day, plannedAt: momentInZone(zone, { date: day.date, time: chance.choose(TIMES) }) }))
    .toSorted((a, b) => a.plannedAt.getTime() - b.plannedAt.getTime())
  return held.map(({ day, plannedAt }, index) => {
    const locality = chance.weighted(localities, ({ code, population }) => {
      const since = index - (heldAt.get(code) ?? index - localities.length)
      const rested = Math.min(1, since / localities.length) ** 2
      return Math.sqrt(population) * willingnessOf(code, day) * rested
    })
    heldAt.set(locality.code, index)
    const theme = chance.choose(STREAM_WORDS.themes.filter(({ months }) => months.includes(day.month)))
    return { index, date: day.date, locality, theme, plannedAt }
  })
}

/** In order, more where more is asked. */
function chooseDays(days: readonly PastDay[], count: number, chance: Chance): PastDay[] {
  const whole = days.reduce((sum, day) => sum + weightOf(day), 0)
  const chosen: PastDay[] = []
  let passed = 0
  for (const day of days) {
    passed += weightOf(day)
    // A place between those of its neighbours, so that the streams follow the seasons and not each other.
    while (chosen.length < count && passed >= (whole * (chosen.length + chance.next())) / count)
      chosen.push(day)
  }
  return chosen
}
