import type { Check } from '../answers.queries.ts'
import { type DraftContent, openPromiseFields } from '../draft-content.ts'

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

/**
 * Each is as good as the worst of its checks, in the words of the list below it; null where nobody asks for it here. What
 * the record of a promise still lacks (`open`) is not well, whatever the text says of it. Pure.
 */
export function threeTicks(
  checks: readonly Pick<Check, 'code' | 'state'>[],
  open: readonly Tick[] = [],
): { tick: Tick; state: TickState | null }[] {
  return TICKS.map((tick) => {
    const own = checks.filter(({ code }) => CODES[tick].includes(code))
    const worst = (['attention', 'unsure', 'pass'] as const).find((state) =>
      own.some((check) => check.state === state),
    )
    const isOpen = worst === 'pass' && open.includes(tick)
    return { tick, state: isOpen ? null : (worst ?? null) }
  })
}

const FIELDS = { what: 'done', dueAt: 'when', who: 'who' } as const satisfies Record<string, Tick>

/** The ticks whose fields of the promise are still empty. */
export function openTicks({ kind, promise }: Pick<DraftContent, 'kind' | 'promise'>): Tick[] {
  return kind === 'interim' ? openPromiseFields(promise).map((field) => FIELDS[field]) : []
}
