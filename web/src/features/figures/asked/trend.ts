import type { Asked } from '../figures.queries.ts'
import { addDays, daysIn } from './period.ts'

/** A line of fewer days says nothing. */
const SHORTEST_DAYS = 28

/** The days of a trend line: those that are asked for, and of a short period four weeks to its end. */
export function trendOf(asked: Asked): Asked {
  return daysIn(asked) >= SHORTEST_DAYS ? asked : { ...asked, from: addDays(asked.to, 1 - SHORTEST_DAYS) }
}
