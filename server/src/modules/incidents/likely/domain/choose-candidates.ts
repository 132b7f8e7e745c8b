/** Which words of a search bring candidates from the index, and what each says of them. */

/** A word with what stands for it, for `to_tsquery`, and how many questions have one, by the statistics of the index. */
export type Slot = { query: string; holders: number; total: number }
export type Candidates = {
  /** A candidate has one of these. */
  from: readonly string[]
  /** What each word says of a candidate that has it. */
  weights: readonly { query: string; weight: number }[]
  /** Below it too little of what was typed is said. */
  least: number
}

/** Further words bring candidates only while there are fewer of them than this. */
const ENOUGH = 2_000
/** A search whose rarest word stands in so many would be read too long. */
const TOO_MANY = 20_000
/** How much of all that was typed, by weight, a question has to have. */
const LEAST_SHARE = 0.34

/** Null: there is nothing to look for, or far too much. */
export function chooseCandidates(slots: readonly Slot[]): Candidates | null {
  const [rarest, ...others] = slots.toSorted((one, other) => one.holders - other.holders)
  // One word alone has been looked for already.
  if (rarest === undefined || others.length === 0 || rarest.holders > TOO_MANY) return null
  const from = [rarest]
  let found = rarest.holders
  for (const slot of others) {
    found += slot.holders
    if (found > ENOUGH) break
    from.push(slot)
  }
  const weights = slots.map(({ query, holders, total }) => ({
    query,
    weight: Math.log(1 + Math.max(holders, total) / Math.max(1, holders)),
  }))
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0)
  return { from: from.map(({ query }) => query), weights, least: whole * LEAST_SHARE }
}
