import type { Check } from '../answers.queries.ts'

/** What a resident looks for in any answer: what was done, when, and who says so. */
export const TICKS = ['done', 'when', 'who'] as const
export type Tick = (typeof TICKS)[number]

const CODES: Record<Tick, readonly string[]> = {
  done: ['questions_answered', 'action_said'],
  when: ['date_given', 'promise_dated', 'promise_recorded', 'promise_ahead', 'promise_same'],
  who: ['contact_given'],
}

/** Each is as good as the worst of its checks; one that nobody asks for here is said. Pure. */
export function threeTicks(
  checks: readonly Pick<Check, 'code' | 'state'>[],
): { tick: Tick; isTold: boolean | null }[] {
  return TICKS.map((tick) => {
    const own = checks.filter(({ code, state }) => CODES[tick].includes(code) && state !== 'not_needed')
    const isTold = own.length === 0 ? null : own.every(({ state }) => state === 'pass')
    return { tick, isTold }
  })
}
