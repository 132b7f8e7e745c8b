/** Which words of a search bring candidates from the index, and what each says of them. */

/** A word with what stands for it, for `to_tsquery`, and how many questions have one, by the statistics of the index. */
export type Slot = { query: string; holders: number; total: number }
export type Candidates = {
  /** A candidate has one of these, each for `to_tsquery`. */
  from: readonly string[]
  /** What each word says of a candidate that has it. */
  weights: readonly { query: string; weight: number }[]
  /** Below it too little of what was typed is said. */
  least: number
}

/** Further words bring candidates only while there are fewer of them than this; of more, two words have to meet. */
const ENOUGH = 2_000
/** With so many of the next rarest words the rarest one has to meet. */
const MET = 2
/** A search whose rarest word stands in so many would be read too long. */
const TOO_MANY = 20_000
/** How much of all that was typed, by weight, a question has to have. */
const LEAST_SHARE = 0.34

/** Null: there is nothing to look for, or far too much. */
export function chooseCandidates(slots: readonly Slot[]): Candidates | null {
  const [rarest, ...others] = slots.toSorted((one, other) => one.holders - other.holders)
  // One word alone has been looked for already.
  if (rarest === undefined || others.length === 0 || rarest.holders > TOO_MANY) return null
  const weights = slots.map(({ query, holders, total }) => ({
    query,
    weight: Math.log(1 + Math.max(holders, total) / Math.max(1, holders)),
  }))
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0)
  return { from: candidatesOf(rarest, others), weights, least: whole * LEAST_SHARE }
}

/** What is read from the table is bounded by the rarest word; lists of the index alone are read for the others. */
function candidatesOf(rarest: Slot, others: readonly Slot[]): string[] {
  if (rarest.holders > ENOUGH) {
    const next = others.slice(0, MET).map(({ query }) => query)
    return [`${rarest.query} & (${next.join(' | ')})`]
  }
  const from = [rarest.query]
  let found = rarest.holders
  for (const { query, holders } of others) {
    found += holders
    if (found > ENOUGH) break
    from.push(query)
  }
  return from
}
