/**
 * How alike two answers are, 0 to 1: the cosine of their words and pairs of neighbouring words. Case, punctuation
 * and numbers do not count, so a copy with another date or house is still a copy. Pure.
 */
const WORD = /[\p{L}\p{N}]+/gu

/** Words and pairs of words of a text, counted once for all that it is compared with. */
export type Grams = ReadonlyMap<string, number>

export function similarityOf(one: string, two: string): number {
  return similarityOfGrams(countGrams(one), countGrams(two))
}

export function similarityOfGrams(a: Grams, b: Grams): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const [gram, count] of a) common += count * (b.get(gram) ?? 0)
  return Math.min(1, common / Math.sqrt(lengthOf(a) * lengthOf(b)))
}

/** The likeness to the most similar one; 0 if there is none. */
export function highestSimilarity(text: string, others: readonly string[]): number {
  const own = countGrams(text)
  return Math.max(0, ...others.map((other) => similarityOfGrams(own, countGrams(other))))
}

export function countGrams(text: string): Grams {
  const words = (text.toLowerCase().replaceAll('ё', 'е').match(WORD) ?? []).map((word) =>
    /^\p{N}+$/u.test(word) ? '#' : word,
  )
  const grams = new Map<string, number>()
  const add = (gram: string) => grams.set(gram, (grams.get(gram) ?? 0) + 1)
  words.forEach((word, index) => {
    add(word)
    const next = words[index + 1]
    if (next !== undefined) add(`${word} ${next}`)
  })
  return grams
}

function lengthOf(grams: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of grams.values()) sum += count * count
  return sum
}
