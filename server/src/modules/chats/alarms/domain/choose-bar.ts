/**
 * The bar of danger that the duty can bear: the lowest one whose false alarms a day are to be expected within the
 * budget, by what people said of the messages of four weeks. It moves little a day, so that one odd day changes little.
 */
import { FIRST_BAR, HIGHEST_BAR, LOWEST_BAR } from '../../dangers/domain/alarm-bar.ts'

export type Scored = {
  score: number
  /** What a person said of it; null: nobody has said anything. */
  verdict: 'danger' | 'no_danger' | null
  /** It was read as a danger. */
  hasRung: boolean
}
export type Weeks = {
  scored: readonly Scored[]
  /** Of residents, of all days and of the last seven. */
  messages: number
  messagesOfWeek: number
  /** Days on which scores were kept. */
  days: number
}
export type Bar = { bar: number; expected: number }

/** Fewer days and fewer messages say nothing: the bar stays where it is. */
export const LEAST_DAYS = 7
export const LEAST_MESSAGES = 100
export const STEP_A_DAY = 0.02
const GRAIN = 100

export function chooseBar(weeks: Weeks, { before, aDay }: { before: number; aDay: number }): Bar {
  const expectAt = expectation(weeks)
  if (weeks.days < LEAST_DAYS || weeks.messages < LEAST_MESSAGES)
    return { bar: before, expected: expectAt(before) }
  const wanted = bars().find((bar) => expectAt(bar) <= aDay) ?? HIGHEST_BAR
  const bar = round(Math.min(before + STEP_A_DAY, Math.max(before - STEP_A_DAY, wanted)))
  return { bar: within(bar), expected: expectAt(within(bar)) }
}

/** False alarms a day with each bar, as many messages as in the last week. */
function expectation({ scored, messages, messagesOfWeek, days }: Weeks): (bar: number) => number {
  const rung = scored.filter(({ hasRung }) => hasRung)
  const said = rung.filter(({ verdict }) => verdict !== null)
  const usual = (said.filter(({ verdict }) => verdict === 'no_danger').length + 1) / (said.length + 2)
  const aDay = Math.min(7, days) === 0 ? 0 : messagesOfWeek / Math.min(7, days)
  return (bar) =>
    messages === 0
      ? 0
      : (scored
          .filter(({ score }) => score >= bar)
          .reduce((sum, { verdict, hasRung }) => sum + falseness(verdict, hasRung ? usual : 1), 0) /
          messages) *
        aDay
}

/** What did not ring and that nobody called a danger was none. */
function falseness(verdict: Scored['verdict'], otherwise: number): number {
  if (verdict === null) return otherwise
  return verdict === 'no_danger' ? 1 : 0
}

function bars(): number[] {
  const lowest = Math.round(LOWEST_BAR * GRAIN)
  const count = Math.round(HIGHEST_BAR * GRAIN) - lowest + 1
  return Array.from({ length: count }, (_, step) => (lowest + step) / GRAIN)
}

function round(bar: number): number {
  return Math.round(bar * GRAIN) / GRAIN
}

function within(bar: number): number {
  return Math.min(HIGHEST_BAR, Math.max(LOWEST_BAR, bar))
}

/** The bar of a moment: that of the last change before it. `bars` newest first. */
export function barAt(bars: readonly { fromAt: Date; bar: number }[], moment: Date): number {
  return bars.find(({ fromAt }) => fromAt <= moment)?.bar ?? FIRST_BAR
}
