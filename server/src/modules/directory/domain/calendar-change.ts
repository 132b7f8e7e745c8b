import type { CalendarChange } from '@veche/contract/admin/directory.ts'
import { assumedDays } from '../../../platform/working-time/index.ts'

/**
 * A year nobody published is counted by the law's own days. The first federal day written into it makes the year
 * published, so the assumed days are written with it: none of them may be lost by that.
 */
export function completeChange(change: CalendarChange, publishedYears: ReadonlySet<string>): CalendarChange {
  const federal = [...change.set, ...change.remove].filter((day) => !day.isRegional).map(({ on }) => on)
  const begun = new Set(federal.map(yearOf).filter((year) => !publishedYears.has(year)))
  const assumed = [...begun]
    .flatMap((year) => assumedDays(Number(year)))
    .filter(({ on }) => !federal.includes(on))
    .map(({ on, kind, holiday, movedFrom }) => ({
      ...{ on, kind, name: holiday ?? null, movedFrom: movedFrom ?? null, isRegional: false },
    }))
  return { set: [...assumed, ...change.set], remove: change.remove }
}

function yearOf(on: string): string {
  return on.slice(0, 4)
}
