import type { Check } from '../answers.queries.ts'

/** What a resident looks for in any answer: what was done, when, and who says so. */
export const TICKS = ['done', 'when', 'who'] as const
export type Tick = (typeof TICKS)[number]

const CODES: Record<Tick, readonly string[]> = {
  done: ['questions_answered', 'action_said'],
  when: ['date_given', 'promise_dated', 'promise_recorded', 'promise_ahead', 'promise_same', 'promise_moved'],
  who: ['contact_given'],
}

/** The tick that sums the check up; null for what none of them asks. */
export function tickOf(code: string): Tick | null {
  return TICKS.find((tick) => CODES[tick].includes(code)) ?? null
}

type TickState = 'pass' | 'attention' | 'unsure'

/** Each is as good as the worst of its checks, in the words of the list below it; null where nobody asks for it here. Pure. */
export function threeTicks(
  checks: readonly Pick<Check, 'code' | 'state'>[],
): { tick: Tick; state: TickState | null }[] {
  return TICKS.map((tick) => {
    const own = checks.filter(({ code }) => CODES[tick].includes(code))
    const worst = (['attention', 'unsure', 'pass'] as const).find((state) =>
      own.some((check) => check.state === state),
    )
    return { tick, state: worst ?? null }
  })
}
