/** The columns of the board as bounds of the rows behind them. */

import { HOUR_MS } from '@veche/contract/durations.ts'
import { LATE_HOURS, SOON_HOURS } from '@veche/contract/values/control.ts'

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
