type WithReach = { municipalityCodes: readonly string[] | null }

/** Whoever writes for all comes first: of many only the first are told, and these can write a text to many places. Pure. */
export function widestFirst<One extends WithReach>(people: readonly One[]): One[] {
  const width = ({ municipalityCodes }: WithReach) => municipalityCodes?.length ?? Number.POSITIVE_INFINITY
  return people.toSorted((a, b) => (width(a) === width(b) ? 0 : width(b) - width(a)))
}
