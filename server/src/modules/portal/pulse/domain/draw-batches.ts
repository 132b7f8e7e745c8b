/**
 * Which answers that wait are written together. Pure rules: no I/O, no clock, no chance.
 *
 * Of a group so many at least are written at once. Those that are left when their month is over go to the rest, which
 * is written by the same rule; too few of the rest wait on.
 */
import { PULSE_LEAST, PULSE_REST } from '@veche/contract/values/portal/pulse.ts'

export type Waiting = { month: string; group: string }
export type Batch<Answer> = { month: string; group: string; answers: readonly Answer[] }

export function drawBatches<Answer extends Waiting>(
  waiting: readonly Answer[],
  month: string,
): Batch<Answer>[] {
  const isLate = (answer: Answer) => answer.month < month
  const own = waiting.filter((answer) => answer.group !== PULSE_REST)
  const groups = Map.groupBy(own, ({ month: of, group }) => `${of} ${group}`)
  const whole = [...groups.values()].filter(({ length }) => length >= PULSE_LEAST)
  const drawn = new Set(whole.flat())
  const rest = waiting.filter(
    (answer) => !drawn.has(answer) && (answer.group === PULSE_REST || isLate(answer)),
  )
  return [
    ...whole.flatMap((answers) => answers.slice(0, 1).map((first) => ({ ...placeOf(first), answers }))),
    ...(rest.length >= PULSE_LEAST ? [{ month: newestOf(rest), group: PULSE_REST, answers: rest }] : []),
  ]
}

function placeOf({ month, group }: Waiting): Waiting {
  return { month, group }
}

function newestOf(answers: readonly Waiting[]): string {
  return (
    answers
      .map(({ month }) => month)
      .toSorted()
      .at(-1) ?? ''
  )
}
