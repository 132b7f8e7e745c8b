/** Whether a body or a post is open at a moment, and when that changes. Pure. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import {
  AROUND_THE_CLOCK,
  addWorkingTime,
  isWorkingMoment,
  type WorkingTimeContext,
  workingTimeBetween,
} from '../../../../platform/working-time/index.ts'

export type OpenHours = { isRoundTheClock: boolean; isOpen: boolean; changesAt: Date | null }

/** Longer than any spell of work that is not round the clock. */
const FARTHEST_CLOSING_MS = 72 * HOUR_MS
/** Within it every schedule opens that ever does. */
const LOOKED_AHEAD_MS = 400 * 24 * HOUR_MS

export function hoursAt(at: Date, context: WorkingTimeContext): OpenHours {
  if (context.schedule.week === AROUND_THE_CLOCK.week)
    return { isRoundTheClock: true, isOpen: true, changesAt: null }
  const isOpen = isWorkingMoment(at, context)
  return {
    isRoundTheClock: false,
    isOpen,
    changesAt: isOpen ? closingAfter(at, context) : openingAfter(at, context),
  }
}

function openingAfter(at: Date, context: WorkingTimeContext): Date | null {
  const ahead = new Date(at.getTime() + LOOKED_AHEAD_MS)
  if (workingTimeBetween(at, ahead, context) <= 0) return null
  return new Date(addWorkingTime(at, 1, context).getTime() - 1)
}

/** The first minute before which not all time was working time, found by halves: closings fall on minutes. */
function closingAfter(at: Date, context: WorkingTimeContext): Date | null {
  const start = Math.floor(at.getTime() / MINUTE_MS)
  const isWhole = (minute: number) => {
    const until = new Date(minute * MINUTE_MS)
    return until <= at || workingTimeBetween(at, until, context) === until.getTime() - at.getTime()
  }
  let [whole, broken] = [start, start + FARTHEST_CLOSING_MS / MINUTE_MS]
  if (isWhole(broken)) return null
  while (broken - whole > 1) {
    const middle = Math.floor((whole + broken) / 2)
    if (isWhole(middle)) whole = middle
    else broken = middle
  }
  return new Date(whole * MINUTE_MS)
}
