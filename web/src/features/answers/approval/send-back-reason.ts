import type { SEND_BACK_REASONS } from '@veche/contract/values/answers.ts'
import type { Check } from '../answers.queries.ts'

export type SendBackCode = (typeof SEND_BACK_REASONS)[number]

/** Remarks of the checklist that are word for word a reason to send back. */
const REASON_OF_CHECK: ReadonlyMap<string, SendBackCode> = new Map([
  ['questions_answered', 'no_answer_to_question'],
  ['date_given', 'no_date'],
  ['promise_dated', 'no_date'],
  ['action_said', 'no_action'],
  ['no_personal_data', 'personal_data'],
])

/** The reason that the check itself has found; null where it found none, or several to choose from. */
export function foundReason(checks: readonly Pick<Check, 'code' | 'state'>[]): SendBackCode | null {
  const found = new Set(
    checks
      .filter(({ state }) => state === 'attention')
      .flatMap(({ code }) => REASON_OF_CHECK.get(code) ?? []),
  )
  const [only] = found
  return found.size === 1 && only ? only : null
}
