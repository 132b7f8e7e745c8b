/** Days of a calendar, as the clock of the region has them. Pure. */
import { DAY_MS } from '@veche/contract/durations.ts'

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

export function addDays(day: string, days: number): string {
  return new Date(startOf(day) + days * DAY_MS).toISOString().slice(0, 10)
}

export function mondayOf(day: string): string {
  return addDays(day, -((new Date(startOf(day)).getUTCDay() + 6) % 7))
}

/** What began before the first day and goes on stands in it. */
export function byDay<Item extends { startsAt: string }>(
  items: readonly Item[],
  { from, days, dayOf }: { from: string; days: number; dayOf: (at: number) => string },
): { day: string; items: Item[] }[] {
  const placed = Map.groupBy(items, ({ startsAt }) => {
    const day = dayOf(Date.parse(startsAt))
    return day < from ? from : day
  })
  return Array.from({ length: days }, (_one, index) => addDays(from, index)).map((day) => ({
    day,
    items: placed.get(day) ?? [],
  }))
}
