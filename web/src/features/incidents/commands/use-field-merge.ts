import { useState } from 'react'
import { conflictsOf, type FieldConflict, type Fields, resolve, type Side } from './field-merge.ts'

export type FieldMerge<F extends Fields> = {
  conflicts: FieldConflict<keyof F & string>[]
  choose: (choices: Partial<Record<keyof F & string, Side>>) => void
}

/** `now` follows the question while the form is open; what it was at opening is kept here to compare with. */
export function useFieldMerge<F extends Fields>(
  now: F,
  mine: F,
  onResolve: (fields: F) => void,
): FieldMerge<F> {
  const [base, setBase] = useState(now)
  const conflicts = conflictsOf(base, mine, now)
  return {
    conflicts,
    choose(choices) {
      onResolve(resolve(mine, conflicts, choices))
      setBase(now)
    },
  }
}
