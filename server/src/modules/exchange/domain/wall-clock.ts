import { type OffsetPeriod, offsetPeriods } from '../../../platform/working-time/index.ts'

/** Moments as a spreadsheet shows them and back: the UTC fields of the shown date are the wall of the region. */
export type WallClock = { show: (moment: Date | null) => Date | null; read: (shown: Date) => Date }

const FIRST_MS = Date.UTC(1990, 0, 1)
const LAST_MS = Date.UTC(2100, 0, 1)

export function createWallClock(zone: string): WallClock {
  const periods = offsetPeriods(zone, FIRST_MS, LAST_MS)
  const last = periods.at(-1)
  function show(moment: Date | null): Date | null {
    if (!moment) return null
    const ms = Math.floor(moment.getTime() / 1000) * 1000
    return new Date(ms + offsetOf(periods.find(({ untilMs }) => ms < untilMs) ?? last))
  }
  return {
    show,
    read(shown) {
      const wallMs = shown.getTime()
      const period = periods.find(({ untilMs, offsetMs }) => wallMs - offsetMs < untilMs) ?? last
      return new Date(Math.max(wallMs - offsetOf(period), period?.fromMs ?? Number.NEGATIVE_INFINITY))
    },
  }
}

function offsetOf(period: OffsetPeriod | undefined): number {
  return period?.offsetMs ?? 0
}
