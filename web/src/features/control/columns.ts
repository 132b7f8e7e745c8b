/** The columns of the board as bounds of the rows behind them. */
import { HOUR_MS } from '@veche/contract/durations.ts'

/** As `LATE_HOURS` and `SOON_HOURS` of the contract, which would bring zod along. */
const LATE_HOURS = [1, 24, 72]
const SOON_HOURS = [1, 3, 8, 24]

export type Bounds = { from?: string; to?: string }

export function lateBounds(asOf: string, column: number): Bounds {
  const to = at(asOf, -(LATE_HOURS[column - 1] ?? 0))
  const edge = LATE_HOURS[column]
  return edge === undefined ? { to } : { from: at(asOf, -edge), to }
}

export function soonBounds(asOf: string, column: number): Bounds {
  return { from: at(asOf, SOON_HOURS[column - 1] ?? 0), to: at(asOf, SOON_HOURS[column] ?? 0) }
}

export function allLate(asOf: string): Bounds {
  return { to: at(asOf, 0) }
}

export function allSoon(asOf: string): Bounds {
  return { from: at(asOf, 0), to: at(asOf, SOON_HOURS.at(-1) ?? 0) }
}

export function daysFrom(asOf: string, days: number): string {
  return at(asOf, days * 24)
}

function at(asOf: string, hours: number): string {
  return new Date(Date.parse(asOf) + hours * HOUR_MS).toISOString()
}
