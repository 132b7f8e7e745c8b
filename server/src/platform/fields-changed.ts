import { isDeepStrictEqual } from 'node:util'

export type Fields = Readonly<Record<string, unknown>>
type Sides = { before: Fields; wanted: Fields }

/**
 * Two people changed one thing: the fields that somebody else has changed since (`before` is how they stood then) to
 * something else than is wanted now. A field whose `before` nobody told counts as changed.
 */
export function fieldsChanged(now: Fields, { before, wanted }: Sides): string[] {
  return Object.keys(wanted).filter(
    (field) =>
      !isDeepStrictEqual(now[field], wanted[field]) &&
      !(field in before && isDeepStrictEqual(now[field], before[field])),
  )
}
