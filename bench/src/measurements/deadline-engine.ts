/** Measures the deadline engine on nine working hours across New Year, the case a region asks for most and fears most. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { SHIPPED_CALENDAR } from '../../../server/src/modules/directory/data/shipped-calendar.ts'
import {
  type ClockLimit,
  computeDueAt,
  STANDARD_SCHEDULE,
} from '../../../server/src/platform/working-time/index.ts'

export type BenchRow = { name: string; value: number; unit: string; target: number }

const LIMIT: ClockLimit = { clock: 'working_hours', minutes: 9 * 60 }
const CONTEXT = { schedule: STANDARD_SCHEDULE, calendar: SHIPPED_CALENDAR, zone: 'Europe/Moscow' }
const FIRST_START = new Date('2025-12-30T15:00:00+03:00')
const FIRST_DUE = new Date('2026-01-12T15:48:00+03:00')
const ROUNDS = 7
const CALLS = 200_000
/** Starts differ, so that no call can be answered from the one before. */
const STARTS = Array.from(
  { length: 128 },
  (_, minute) => new Date(FIRST_START.getTime() + minute * MINUTE_MS),
)

/** Gives the median of several warm rounds in microseconds a call; throws when an answer is wrong. */
export function benchDeadlineEngine(): BenchRow {
  const first = computeDueAt(LIMIT, FIRST_START, CONTEXT)
  if (first.getTime() !== FIRST_DUE.getTime()) throw new Error(`Wrong due moment: ${first.toISOString()}`)
  const rounds = Array.from({ length: ROUNDS }, measureRound).sort((a, b) => a - b)
  return {
    name: 'Deadline engine: nine working hours across New Year',
    value: rounds[Math.floor(ROUNDS / 2)] ?? Number.NaN,
    unit: 'µs',
    target: 20,
  }
}

function measureRound(): number {
  let checksum = 0
  const startedAt = performance.now()
  for (let call = 0; call < CALLS; call += 1) {
    const start = STARTS[call % STARTS.length] ?? FIRST_START
    checksum += computeDueAt(LIMIT, start, CONTEXT).getTime()
  }
  const spentMs = performance.now() - startedAt
  if (!Number.isFinite(checksum)) throw new Error('The engine gave no moment')
  return (spentMs * 1000) / CALLS
}
