/**
 * Lists whose order moves while they are read: the talk written in last stands first, so a talk of the second page that
 * gets a word while the first is read stands on the page that was read already, and no page shows it.
 */

/** Each look reads only names; a list that brings new ones so many times grows faster than it is read. */
const MOST_LOOKS = 10

/** All of the list, each once: read to its end, then from the top again as long as that brings what was not seen. */
export async function readMovingList<Item>(
  readPages: () => AsyncIterable<readonly Item[]>,
  keyOf: (item: Item) => string | number,
): Promise<Item[]> {
  const known = new Map<string | number, Item>()
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const before = known.size
    let pages = 0
    for await (const page of readPages()) {
      pages += 1
      for (const item of page) if (!known.has(keyOf(item))) known.set(keyOf(item), item)
    }
    // One page is one moment: nothing moves within it.
    if (pages <= 1 || known.size === before) break
  }
  return [...known.values()]
}
