/** What many said together. Pure. */
import type { PulseTally } from '@veche/contract/portal/pulse.ts'
import { PULSE_LEAST, PULSE_QUESTIONS } from '@veche/contract/values/portal/pulse.ts'

/** Of one group in one month: how many answered, and of each question the sum and how many said 1 or 2. */
export type GroupSums = { month: string; group: string; answers: number; sums: number[]; lows: number[] }

export function tallyOf(rows: readonly Pick<GroupSums, 'answers' | 'sums' | 'lows'>[]): PulseTally {
  const answers = rows.reduce((sum, row) => sum + row.answers, 0)
  const meanOf = (values: 'sums' | 'lows', place: number) =>
    answers === 0 ? 0 : rows.reduce((sum, row) => sum + (row[values][place] ?? 0), 0) / answers
  return {
    answers,
    questions: PULSE_QUESTIONS.map((_, place) => ({
      mean: Math.round(meanOf('sums', place) * 10) / 10,
      low: Math.round(meanOf('lows', place) * 100) / 100,
    })),
  }
}

/** The last month first; nothing of fewer answers than are shown. `seen`: the groups of the reader, or each. */
export function monthsOf(rows: readonly GroupSums[], seen: 'all' | readonly string[]) {
  const months = [...Map.groupBy(rows, ({ month }) => month)].toSorted(([one], [two]) => (one < two ? 1 : -1))
  return months
    .map(([month, groups]) => ({
      month,
      all: tallyOf(groups),
      groups: groups
        .filter(({ group, answers }) => answers >= PULSE_LEAST && (seen === 'all' || seen.includes(group)))
        .map((row) => ({ group: row.group, ...tallyOf([row]) }))
        .toSorted((one, two) => (one.group < two.group ? -1 : 1)),
    }))
    .filter(({ all }) => all.answers >= PULSE_LEAST)
}
