/** What is read in one word is read once: most words of a region come again and again. */

const MOST_WORDS = 20_000
/** A longer one is no word that comes again. */
const LONGEST_WORD = 30

export function rememberWords<Read>(read: (word: string) => Read): (word: string) => Read {
  const known = new Map<string, Read>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = read(word)
    // Of hostile texts, whose words do not come again, no more is kept than this.
    if (known.size >= MOST_WORDS) known.clear()
    if (word.length <= LONGEST_WORD) known.set(word, found)
    return found
  }
}
