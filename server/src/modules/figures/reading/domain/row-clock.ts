/**
 * Which questions stand behind a measure: the same conditions as in measures_of_question of migration 0100, here as
 * what finds them. A test compares the number of rows with the figure for every figure.
 */

import type { Figure, Measure } from '@veche/book/figures/figure.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'

export type RowClock = {
  /** A question may have several promises (`made`, `settled`) and be asked again several times; the last two are of rumours. */
  clock: 'taken' | 'answered' | 'due' | 'closed' | 'made' | 'settled' | 'asked' | 'noticed' | 'checked'
  /** How the clock is bounded: by the period that is asked, or by this moment. */
  within: 'period' | 'past' | 'soon' | 'ever'
  /** SQL over a counted question (or a rumour as one) `q` and a promise `p`: which belong to the figure, and which of them to its numerator. */
  where: string
  counted: string
}

/** Of figures of now: due within so long. */
export const SOON_MS = 8 * HOUR_MS

export function rowClocksOf({ formula, source }: Pick<Figure, 'formula' | 'source'>): RowClock[] {
  const found = source === 'rumour' ? FOUND_OF_RUMOURS : FOUND
  switch (formula.kind) {
    case 'sum':
      return clocksOf(found, formula.of, formula.of)
    case 'share':
      return clocksOf(found, formula.whole, formula.part)
    case 'mean':
      return clocksOf(found, [formula.count], [formula.count])
    case 'quantile':
      return clocksOf(found, ['minutes'], ['minutes'])
    case 'now':
      return [{ ...WAITING[formula.state], where: OPEN, counted: 'true' }]
  }
}

function clocksOf(known: Found, measures: readonly Measure[], part: readonly Measure[]): RowClock[] {
  const found = (some: readonly Measure[]) => some.flatMap((measure) => known[measure] ?? [])
  const either = (some: readonly { where: string }[]) =>
    some.length === 0 ? 'false' : `(${some.map(({ where }) => `(${where})`).join(' or ')})`
  return [...Map.groupBy(found(measures), ({ clock }) => clock)].map(([clock, some]) => ({
    clock,
    within: 'period',
    where: either(some),
    counted: either(found(part).filter((one) => one.clock === clock)),
  }))
}

const OPEN = `answered_at is null and state = 'open'`
const WAITING = {
  open: { clock: 'taken', within: 'ever' },
  late: { clock: 'due', within: 'past' },
  soon: { clock: 'due', within: 'soon' },
} as const

const OWN = `state not in ('refused', 'passed_on', 'merged')`
const COUNTED = `state not in ('refused', 'passed_on')`
const CLOSED = `state = 'closed'`

type Found = Record<string, Pick<RowClock, 'clock' | 'where'> | undefined>

const FOUND: Found = {
  taken: { clock: 'taken', where: OWN },
  merged: { clock: 'taken', where: `state = 'merged'` },
  refused: { clock: 'taken', where: `state = 'refused'` },
  passed_on: { clock: 'taken', where: `state = 'passed_on'` },
  solvable: { clock: 'taken', where: `${OWN} and is_solvable` },
  repeated: { clock: 'taken', where: `${OWN} and repeat_no >= 2` },
  answered: { clock: 'answered', where: COUNTED },
  minutes: { clock: 'answered', where: `${COUNTED} and working_minutes is not null` },
  minutes_known: { clock: 'answered', where: `${COUNTED} and working_minutes is not null` },
  on_time: { clock: 'answered', where: `${COUNTED} and not is_late and answered_at <= due_at` },
  late: { clock: 'due', where: `${COUNTED} and is_late` },
  closed: { clock: 'closed', where: CLOSED },
  solved: { clock: 'closed', where: `${CLOSED} and outcome = 'solved'` },
  explained: { clock: 'closed', where: `${CLOSED} and outcome = 'explained'` },
  not_solved: { clock: 'closed', where: `${CLOSED} and outcome = 'not_solved'` },
  undeliverable: { clock: 'closed', where: `${CLOSED} and outcome = 'undeliverable'` },
  solvable_closed: { clock: 'closed', where: `${CLOSED} and is_solvable` },
  solvable_solved: { clock: 'closed', where: `${CLOSED} and is_solvable and outcome = 'solved'` },
  solved_evidence: { clock: 'closed', where: `${CLOSED} and outcome = 'solved' and has_evidence` },
  solved_unproved: { clock: 'closed', where: `${CLOSED} and outcome = 'solved' and not has_evidence` },
  satisfied: { clock: 'closed', where: `${CLOSED} and satisfaction = 'satisfied'` },
  neutral: { clock: 'closed', where: `${CLOSED} and satisfaction = 'neutral'` },
  dissatisfied: { clock: 'closed', where: `${CLOSED} and satisfaction = 'dissatisfied'` },
  silent: { clock: 'closed', where: `${CLOSED} and satisfaction = 'no_answer'` },
  misrouted: { clock: 'closed', where: `${CLOSED} and handoffs > 0` },
  handoffs: { clock: 'closed', where: `${CLOSED} and handoffs > 0` },
  reopened: { clock: 'closed', where: `${CLOSED} and times_asked_again > 0` },
  promise_made: { clock: 'made', where: `p.state <> 'cancelled'` },
  promise_kept: { clock: 'settled', where: `p.state = 'kept'` },
  promise_moved: { clock: 'settled', where: `p.state = 'moved'` },
  promise_broken: { clock: 'settled', where: `p.state = 'broken'` },
  asked_again: { clock: 'asked', where: 'true' },
}

/** As in measures_of_fake of migration 0087. */
const FOUND_OF_RUMOURS: Found = {
  taken: { clock: 'noticed', where: `state <> 'refused'` },
  refused: { clock: 'noticed', where: `state = 'refused'` },
  checked: { clock: 'checked', where: 'true' },
  check_minutes: { clock: 'checked', where: 'true' },
  checked_in_time: { clock: 'checked', where: 'not is_late' },
  found_false: { clock: 'checked', where: `outcome = 'fake'` },
  found_distorted: { clock: 'checked', where: `outcome = 'distortion'` },
  found_true: { clock: 'checked', where: `outcome = 'true'` },
}
