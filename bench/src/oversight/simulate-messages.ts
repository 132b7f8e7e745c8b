/**
 * Simulates a region that writes: 22 municipalities × 16 groups of topics, most of them sparse, with the hours of a
 * day, the days of a week, holidays, a season for each group, days on which a group writes more everywhere, and
 * people who write because others did. Accidents are added to it, and are known.
 */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type { Cell, CellMessage } from '../../../server/src/modules/reports/radar/index.ts'
import {
  createRandom,
  drawExponential,
  drawGamma,
  drawNormal,
  drawPoisson,
  type Random,
} from '../../../server/src/modules/reports/statistics/index.ts'

const MUNICIPALITIES = 22
const GROUPS = 16
/** One of ten that write makes somebody else write of the same within the hour. */
const FOLLOWING = 0.1
const PARTS_OF_DAY = 4
/** How much levels swing, as a share: of a group in the whole region, and of a cell. */
const GROUP_SWING = { least: 0.1, most: 0.3 }
const CELL_SWING = 0.3

export type Accident = Cell & { readonly from: Date; readonly size: number }
export type SimulatedRegion = {
  readonly cells: readonly Cell[]
  readonly messages: readonly CellMessage[]
  readonly accidents: readonly Accident[]
}
export type RegionPlan = {
  readonly seed: number
  readonly from: Date
  readonly days: number
  readonly perDay: number
  readonly accidentsPerWeek: number
  /** `volume`: where many write; `alike`: in any cell. */
  readonly accidentsIn: 'volume' | 'alike'
}

type Weighed = Cell & { weight: number }

export function simulateRegion(plan: RegionPlan): SimulatedRegion {
  const random = createRandom('region', plan.seed)
  const cells = weighCells(random)
  const seasons = Array.from({ length: GROUPS }, () => drawSeason(random))
  const moods = cells.map(() => createMood(random, CELL_SWING))
  const messages: CellMessage[] = []
  for (let part = 0; part < plan.days * PARTS_OF_DAY; part += 1) {
    const from = plan.from.getTime() + (part * DAY_MS) / PARTS_OF_DAY
    const levels = seasons.map((season) => seasonLevel(season, from) * season.weather())
    for (const [index, cell] of cells.entries()) {
      const mean = plan.perDay * cell.weight * (levels[index % GROUPS] ?? 1) * (moods[index]?.() ?? 1)
      const expected = mean * dayFactor(worksAs(dateOf(from))) * partWeight(part % PARTS_OF_DAY)
      addMessages(random, { cell, from, count: drawPoisson(random, expected) }, messages)
    }
  }
  const accidents = addAccidents(random, cells, plan, messages)
  messages.sort((one, other) => one.at.getTime() - other.at.getTime())
  return { cells: cells.map(({ weight: _, ...cell }) => cell), messages, accidents }
}

type Season = { peak: number; depth: number; weather: () => number }

function drawSeason(random: Random): Season {
  const swing = GROUP_SWING.least + random() * (GROUP_SWING.most - GROUP_SWING.least)
  return { peak: random() * 365, depth: random() * 0.8, weather: createMood(random, swing) }
}

function seasonLevel({ peak, depth }: Season, at: number): number {
  return 1 + depth * Math.cos((2 * Math.PI * (at / DAY_MS - peak)) / 365)
}

/** Draws a level of mean 1 that forgets half of itself within half a day; each call is the next part of a day. */
function createMood(random: Random, swing: number): () => number {
  const kept = 0.7
  let state = drawNormal(random)
  return () => {
    state = kept * state + Math.sqrt(1 - kept ** 2) * drawNormal(random)
    return Math.exp(swing * state - swing ** 2 / 2)
  }
}

/** Holidays of the simulated region, read as Sundays. */
const HOLIDAYS = new Set(['2026-02-23', '2026-03-09', '2026-05-01', '2026-05-11', '2026-06-12', '2026-11-04'])

export function worksAs(date: string): number {
  if (HOLIDAYS.has(date)) return 6
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** The simulated clock of the wall is UTC. */
export function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The first municipality is the capital with two fifths of the people; groups follow each other like 1, 1/2, 1/3… */
function weighCells(random: Random): Weighed[] {
  const towns = Array.from({ length: MUNICIPALITIES }, (_, at) => (at === 0 ? 14 : 0.4 + 2.5 * random() ** 2))
  const groups = Array.from({ length: GROUPS }, (_, at) => 1 / (at + 1))
  const cells = towns.flatMap((town, municipality) =>
    groups.map((group, at) => ({
      groupCode: `group-${at}`,
      municipalityCode: `municipality-${municipality}`,
      weight: town * group * drawGamma(random, 4),
    })),
  )
  const total = cells.reduce((sum, { weight }) => sum + weight, 0)
  return cells.map((cell) => ({ ...cell, weight: cell.weight / total }))
}

function dayFactor(weekday: number): number {
  return [1.25, 1.15, 1.1, 1.1, 1, 0.75, 0.65][weekday] ?? 1
}

/** Has two humps, before noon and in the evening, and a quiet night. */
function hourWeight(hour: number): number {
  return 0.08 + Math.exp(-(((hour - 11) / 3) ** 2)) + 0.8 * Math.exp(-(((hour - 19.5) / 2.2) ** 2))
}

const HOUR_WEIGHTS = Array.from({ length: 24 }, (_, hour) => hourWeight(hour + 0.5))
const DAY_WEIGHT = HOUR_WEIGHTS.reduce((sum, weight) => sum + weight, 0)

function hoursOf(part: number): number[] {
  const length = 24 / PARTS_OF_DAY
  return HOUR_WEIGHTS.slice(part * length, (part + 1) * length)
}

function partWeight(part: number): number {
  return hoursOf(part).reduce((sum, weight) => sum + weight, 0) / DAY_WEIGHT
}

type PartOfDay = { cell: Weighed; from: number; count: number }

function addMessages(random: Random, { cell, from, count }: PartOfDay, messages: CellMessage[]): void {
  const { groupCode, municipalityCode } = cell
  const weights = hoursOf(Math.round((from % DAY_MS) / (DAY_MS / PARTS_OF_DAY)))
  for (let number = 0; number < count; number += 1) {
    let at = from + (drawByWeight(random, weights) + random()) * HOUR_MS
    messages.push({ groupCode, municipalityCode, at: new Date(at) })
    while (random() < FOLLOWING) {
      at += (drawExponential(random) * HOUR_MS) / 2
      messages.push({ groupCode, municipalityCode, at: new Date(at) })
    }
  }
}

/** Draws five to forty messages within three hours of a day's work or evening. */
function addAccidents(
  random: Random,
  cells: readonly Weighed[],
  plan: RegionPlan,
  messages: CellMessage[],
): Accident[] {
  const count = drawPoisson(random, (plan.accidentsPerWeek * plan.days) / 7)
  return Array.from({ length: count }, () => {
    const weights = cells.map(({ weight }) => (plan.accidentsIn === 'alike' ? 1 : weight))
    const { groupCode = '', municipalityCode = '' } = cells[drawByWeight(random, weights)] ?? {}
    const size = 5 + Math.floor(random() * 36)
    const day = Math.floor(random() * plan.days)
    const from = plan.from.getTime() + day * DAY_MS + (6 + random() * 14) * HOUR_MS
    for (let number = 0; number < size; number += 1) {
      const at = new Date(from + random() * 3 * HOUR_MS)
      messages.push({ groupCode, municipalityCode, at })
    }
    return { groupCode, municipalityCode, from: new Date(from), size }
  })
}

/** Draws an index as often as its weight says. */
function drawByWeight(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const found = weights.findIndex((weight) => {
    left -= weight
    return left <= 0
  })
  return found < 0 ? weights.length - 1 : found
}
