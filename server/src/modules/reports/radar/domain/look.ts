/**
 * One look at the region: which cells bring more than chance can explain.
 *
 * Two things are paid for. Many cells: by Benjamini and Hochberg. Looks every five minutes: a count is judged by the
 * chance that the cell shows it at *some* moment of three hours. A window that slides over a stream of messages rises to
 * `k` as often as a message comes while `k − 1` are inside, which for Poisson and all its mixtures is `k × P(k)` times in
 * the length of the window, so however often one looks, the chance is at most P(at least k) + k × P(k). Fifty-six times
 * three hours make a week: at q ≤ 0.01 that is half a false alarm a week.
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { benjaminiHochberg } from '../../statistics/domain/benjamini-hochberg.ts'
import {
  chanceOfAtLeast,
  logChance,
  type NegativeBinomial,
} from '../../statistics/domain/negative-binomial.ts'
import { type Cell, cellKey } from './history.ts'
import { expectCount, type Norm, WINDOW_HOURS } from './norm.ts'
import { hourPieces, type RegionClock } from './week-hours.ts'

/** With fewer messages nothing is called a surge, however rare the cell is. */
export const LEAST_MESSAGES = 5
export const MOST_Q = 0.01

export type CellMessage = Cell & { readonly at: Date }

/** What a look sees in one cell that has messages. */
export type Sight = Cell & {
  readonly count: number
  /** How many were usual at this time. */
  readonly expected: number
  /** The chance of so many at this very look. */
  readonly chance: number
  /** Corrected for all cells and for all looks of three hours. */
  readonly q: number
  readonly firstAt: Date
  readonly lastAt: Date
}

export type Look = { readonly at: Date; readonly sights: readonly Sight[] }

/** `messages` are those of at least the last three hours; cells that the norm does not know are left out. */
export function lookAround(
  norm: Norm,
  { at, messages, clock }: { at: Date; messages: readonly CellMessage[]; clock: RegionClock },
): Look {
  const from = new Date(at.getTime() - WINDOW_HOURS * HOUR_MS)
  const pieces = hourPieces(from, at, clock)
  const inWindow = messages.filter((message) => message.at > from && message.at <= at)
  const seen = [...Map.groupBy(inWindow, cellKey)].flatMap(([key, ofCell]) => {
    const cell = norm.cells.get(key)
    return cell ? [{ cell, ofCell, usual: expectCount(cell, pieces, norm.variation) }] : []
  })
  const qs = benjaminiHochberg(
    seen.map(({ ofCell, usual }) => chanceWithinWindow(ofCell.length, usual)),
    norm.cells.size,
  )
  const sights = seen.map(({ cell, ofCell, usual }, index): Sight => {
    const moments = ofCell.map((message) => message.at.getTime())
    return {
      groupCode: cell.groupCode,
      municipalityCode: cell.municipalityCode,
      count: ofCell.length,
      expected: usual.mean,
      chance: chanceOfAtLeast(ofCell.length, usual),
      q: qs[index] ?? 1,
      firstAt: new Date(Math.min(...moments)),
      lastAt: new Date(Math.max(...moments)),
    }
  })
  return { at, sights }
}

/** That the window holds so many at some moment of its own length, in which every hour is like this one. */
function chanceWithinWindow(count: number, usual: NegativeBinomial): number {
  if (count < LEAST_MESSAGES) return 1
  return Math.min(1, chanceOfAtLeast(count, usual) + count * Math.exp(logChance(count, usual)))
}
