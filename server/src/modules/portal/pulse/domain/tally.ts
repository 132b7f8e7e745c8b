/** What many said together, and no more of few than leaves each of them unknown. Pure. */
import type { PulseTally } from '@veche/contract/portal/pulse.ts'
import {
  PULSE_EXACT,
  PULSE_LEAST,
  PULSE_QUESTIONS,
  type PulseStrain,
} from '@veche/contract/values/portal/pulse.ts'

/** Of one group in one month: how many answered, and of each question the sum and how many said 1 or 2. */
export type GroupSums = { month: string; group: string; answers: number; sums: number[]; lows: number[] }
type Sums = Pick<GroupSums, 'answers' | 'sums' | 'lows'>

/** From these shares of those who find it hard. */
const SOME = 0.25
const MANY = 0.5

export function tallyOf(rows: readonly Sums[], isExact: boolean): PulseTally {
  const answers = countAnswers(rows)
  const meanOf = (values: 'sums' | 'lows', place: number) =>
    answers === 0 ? 0 : rows.reduce((sum, row) => sum + (row[values][place] ?? 0), 0) / answers
  return {
    answers,
    questions: PULSE_QUESTIONS.map((_, place) => {
      const [mean, low] = [meanOf('sums', place), meanOf('lows', place)]
      return {
        mean: isExact ? Math.round(mean * 10) / 10 : inHalves(mean),
        low: isExact ? Math.round(low * 100) / 100 : null,
        strain: strainOf(low),
      }
    }),
  }
}

const countAnswers = (rows: readonly Sums[]) => rows.reduce((sum, row) => sum + row.answers, 0)

/** «5 of 5» of a few would tell what each of them said. */
function inHalves(mean: number): number {
  return Math.min(4.5, Math.max(1.5, Math.round(mean * 2) / 2))
}

/** What the mean hides: half of a group may be worn out at a mean of three. */
function strainOf(low: number): PulseStrain {
  if (low > MANY) return 'many'
  return low > SOME ? 'some' : 'few'
}

const isMany = ({ answers }: Sums) => answers >= PULSE_EXACT

/** The last month first; nothing of fewer answers than are shown. `seen`: the groups of the reader, or each. */
export function monthsOf(rows: readonly GroupSums[], seen: 'all' | readonly string[]) {
  const months = [...Map.groupBy(rows, ({ month }) => month)].toSorted(([one], [two]) => (one < two ? 1 : -1))
  return months
    .map(([month, groups]) => {
      // Less the groups that are shown exactly, the whole leaves the others: they may be few together.
      const rest = countAnswers(groups.filter((group) => !isMany(group)))
      return {
        month,
        all: tallyOf(groups, rest === 0 || rest >= PULSE_EXACT),
        groups: groups
          .filter(({ group, answers }) => answers >= PULSE_LEAST && (seen === 'all' || seen.includes(group)))
          .map((row) => ({ group: row.group, ...tallyOf([row], isMany(row)) }))
          .toSorted((one, two) => (one.group < two.group ? -1 : 1)),
      }
    })
    .filter(({ all }) => all.answers >= PULSE_LEAST)
}
