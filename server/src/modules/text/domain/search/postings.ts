/** Which texts hold a term, and how often: one reading of the texts (by stems, by roots, by letters) is one of these. */
export type Postings = {
  byTerm: ReadonlyMap<string, Posting>
  /** How long each text is beside the usual one. */
  lengths: Float64Array
  size: number
}
export type Posting = { texts: number[]; counts: number[] }

/** `weight` lets a term of the beginning count for more than one. */
export type Counted = { term: string; weight: number }

export function buildPostings(texts: readonly (readonly Counted[])[]): Postings {
  const byTerm = new Map<string, Posting>()
  const lengths = new Float64Array(texts.length)
  for (const [text, terms] of texts.entries()) {
    for (const { term, weight } of terms) {
      const posting = byTerm.get(term) ?? { texts: [], counts: [] }
      if (posting.texts.length === 0) byTerm.set(term, posting)
      const last = posting.texts.length - 1
      if (posting.texts[last] === text) posting.counts[last] = (posting.counts[last] ?? 0) + weight
      else {
        posting.texts.push(text)
        posting.counts.push(weight)
      }
    }
    lengths[text] = terms.length
  }
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  for (let text = 0; text < lengths.length; text += 1)
    lengths[text] = (lengths[text] ?? 0) / Math.max(1, usual)
  return { byTerm, lengths, size: texts.length }
}

export function rarityOf({ byTerm, size }: Postings, term: string): number {
  const holders = byTerm.get(term)?.texts.length ?? 0
  return Math.log(1 + (size - holders + 0.5) / (holders + 0.5))
}

/** How much a term that stands often counts beyond the first time, and how much a long text is held back. */
export type Shape = { saturation: number; byLength: number }

/** Adds to `scores` what a term gives to each text that holds it (BM25). */
export function addScores(
  scores: Float64Array,
  postings: Postings,
  { term, weight }: Counted,
  { saturation, byLength }: Shape,
): void {
  const posting = postings.byTerm.get(term)
  if (!posting) return
  const rarity = rarityOf(postings, term) * weight * (saturation + 1)
  for (const [place, text] of posting.texts.entries()) {
    const count = posting.counts[place] ?? 0
    const norm = saturation * (1 - byLength + byLength * (postings.lengths[text] ?? 1))
    scores[text] = (scores[text] ?? 0) + (rarity * count) / (count + norm)
  }
}
