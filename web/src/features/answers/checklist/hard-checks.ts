import type { Check } from '../answers.queries.ts'

type Found = Pick<Check, 'code' | 'state'>

/** Word for word what its readers have: no reason lets it go to them again. */
export function repeatsPublished(checks: readonly Found[]): boolean {
  return checks.some(({ code, state }) => code === 'says_new' && state === 'attention')
}
