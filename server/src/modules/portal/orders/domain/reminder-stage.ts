/** Which reminder of an order is due: before its day, on it, after it, and then to whoever leads. Pure rules. */
export type ReminderStage = 'eve' | 'day' | 'late' | 'head'

type Calendar = { isWorkingDay: (day: string) => boolean }
type Order = { dueOn: string /** The day on which it was told, corrected or not. */; toldOn: string }

/** A year without a working day ends the search. */
const FARTHEST_DAYS = 366

/**
 * The last stage that has come, or none. Only the last: after a day without the product nobody gets three at once. What
 * was told on the day of a stage needs no reminder of it.
 */
export function stageOn(
  { dueOn, toldOn }: Order,
  today: string,
  { isWorkingDay }: Calendar,
): ReminderStage | null {
  const after = nextWorkingDay(dueOn, 1, isWorkingDay)
  const stages: readonly (readonly [ReminderStage, string])[] = [
    ['head', nextWorkingDay(after, 1, isWorkingDay)],
    ['late', after],
    ['day', dueOn],
    ['eve', nextWorkingDay(dueOn, -1, isWorkingDay)],
  ]
  return stages.find(([, day]) => day <= today && day > toldOn)?.[0] ?? null
}

function nextWorkingDay(from: string, step: 1 | -1, isWorkingDay: Calendar['isWorkingDay']): string {
  const day = new Date(`${from}T00:00:00Z`)
  for (let tries = 0; tries < FARTHEST_DAYS; tries += 1) {
    day.setUTCDate(day.getUTCDate() + step)
    const date = day.toISOString().slice(0, 10)
    if (isWorkingDay(date)) return date
  }
  return day.toISOString().slice(0, 10)
}
