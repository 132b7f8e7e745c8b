/** The share of a question's significant words that another one has, 0 to 1. Endings are cut off. Pure. */
const WORD = /[\p{L}]{4,}/gu
const STEM_LETTERS = 5

export function wordShare(question: string, other: string): number {
  const [asked, known] = [stemsOf(question), stemsOf(other)]
  if (asked.size === 0) return 0
  let common = 0
  for (const stem of asked) if (known.has(stem)) common += 1
  return common / asked.size
}

function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().replaceAll('ё', 'е').match(WORD) ?? []
  return new Set(words.map((word) => word.slice(0, STEM_LETTERS)))
}
