/** Working time: schedules, the production calendar, four clocks, and why a moment is what it is. */
export { assumedDays } from './assumed-calendar.ts'
export { type CalendarDay, CalendarDaySchema } from './calendar-day.ts'
export { formatDate, parseDate } from './civil-time.ts'
export type { WorkingTimeContext } from './context.ts'
export {
  type ClockLimit,
  clockTimeBetween,
  computeDueAt,
  type FinishedPause,
  isLimitValid,
  momentWithLeft,
  type Pause,
  postponeDueAt,
  postponeSetMoment,
} from './due-at.ts'
export {
  computeDeadline,
  type DeadlineExplanation,
  type ExplainedInterval,
  type ExplainOptions,
  type Explanation,
  explain,
  explainLimit,
} from './explanation.ts'
export {
  AROUND_THE_CLOCK,
  type Schedule,
  type ScheduleProblem,
  STANDARD_SCHEDULE,
  validateSchedule,
  WEEKDAYS,
  type Weekday,
  type WorkSpan,
} from './schedule.ts'
export {
  parseWorkingCalendar,
  type WorkingCalendar,
  WorkingCalendarSchema,
  withRegionalDay,
} from './working-calendar.ts'
export { addWorkingTime, isWorkingMoment, subtractWorkingTime, workingTimeBetween } from './working-time.ts'
export {
  dateInZone,
  momentInZone,
  monthInZone,
  type OffsetPeriod,
  offsetPeriods,
  timeInZone,
  type WallTime,
} from './zone-clock.ts'
