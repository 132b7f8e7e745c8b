/**
 * Lists whose order moves while they are read: the talk written in last stands first, so a talk of the second page that
 * gets a word while the first is read stands on the page that was read already, and no page shows it.
 */

/** Each look reads only names; a list that moves in every one of so many is left to the next reading. */
const MOST_LOOKS = 10

/**
 * All of the list, each once: read to its end, then from the top again until a look brings nothing new and shows nothing
 * twice. What moves up from below pushes the next page down, so that its first one is seen a second time.
 */
export async function readMovingList<Item>(
  readPages: () => AsyncIterable<readonly Item[]>,
  keyOf: (item: Item) => string | number,
): Promise<Item[]> {
  const known = new Map<string | number, Item>()
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const before = known.size
    const shown: (string | number)[] = []
    let pages = 0
    for await (const page of readPages()) {
      pages += 1
      for (const item of page) {
        const key = keyOf(item)
        shown.push(key)
        if (!known.has(key)) known.set(key, item)
      }
    }
    const isStill = known.size === before && new Set(shown).size === shown.length
    // One page is one moment: nothing moves within it.
    if (pages <= 1 || isStill) break
  }
  return [...known.values()]
}
