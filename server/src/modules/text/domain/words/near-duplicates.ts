/**
 * Finds texts that say the same in nearly the same words: the share of common pairs of neighbouring words (Jaccard).
 * Not all are compared with all. Of two texts that share enough, the rarest pairs of each have one in common, so only
 * those are looked up.
 */
import { normalizeWord } from './tokens.ts'

export type NearDuplicate<Id> = { a: Id; b: Id; score: number }

const WORD = /[\p{L}\p{N}]+/gu
/** How a messenger marks bold and slanted words. Links stay: the same words about another page are other news. */
const NOISE = /[*_`]+/gu

/** Lists pairs of neighbouring words; a single word is a pair with nothing. */
export function wordPairs(text: string): Set<string> {
  const words = (text.replaceAll(NOISE, ' ').match(WORD) ?? []).map(normalizeWord)
  if (words.length === 1) return new Set(words)
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`))
}

/** `threshold`: from which share on two texts count, over 0 and at most 1. In the order of the texts. */
export function findNearDuplicates<Id>(
  texts: readonly { id: Id; text: string }[],
  threshold: number,
): NearDuplicate<Id>[] {
  const sets = rareFirst(texts.map(({ text }) => wordPairs(text)))
  const index = new Map<number, number[]>()
  const found: NearDuplicate<Id>[] = []
  for (const [b, pairs] of sets.entries()) {
    const looked = pairs.length - Math.ceil(threshold * pairs.length) + 1
    const candidates = new Set<number>()
    for (const pair of pairs.slice(0, pairs.length === 0 ? 0 : looked)) {
      const known = index.get(pair)
      for (const a of known ?? []) candidates.add(a)
      if (known) known.push(b)
      else index.set(pair, [b])
    }
    for (const a of [...candidates].sort((one, other) => one - other)) {
      const score = share(sets[a] ?? [], pairs, threshold)
      const [first, second] = [texts[a], texts[b]]
      if (score >= threshold && first && second) found.push({ a: first.id, b: second.id, score })
    }
  }
  return found
}

/** Numbers the pairs by how many texts have them, and puts the rarest of each text first. */
function rareFirst(sets: readonly Set<string>[]): number[][] {
  const counts = new Map<string, number>()
  for (const set of sets) for (const pair of set) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const ranked = [...counts].sort(([, one], [, other]) => one - other)
  const ranks = new Map(ranked.map(([pair], rank) => [pair, rank]))
  return sets.map((set) => [...set].map((pair) => ranks.get(pair) ?? 0).sort((one, other) => one - other))
}

/** Both lists are in order; 0 where their lengths alone forbid the share. */
function share(a: readonly number[], b: readonly number[], threshold: number): number {
  if (Math.min(a.length, b.length) < threshold * Math.max(a.length, b.length)) return 0
  let [i, j, common] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [one = 0, other = 0] = [a[i], b[j]]
    if (one === other) common += 1
    if (one <= other) i += 1
    if (other <= one) j += 1
  }
  return common / (a.length + b.length - common)
}
