import { partsOf, wordDay } from '@veche/contract/rules/promise/calendar-day.ts'

/** A recorded promise as a sentence that terms are read from. Pure; `until`: its day, as 2026-12-15. */
export function promiseWords({ who, what, until }: { who: string; what: string; until: string }): string {
  const words = what.trim().replace(/[.!]+$/u, '')
  return `${who.trim()}: ${words} до ${wordDay(until)} ${partsOf(until).year} года.`
}
