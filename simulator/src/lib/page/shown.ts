/** Gives the last `most` of a long list, or more when the one that a link leads to stands before them. */
export function lastOrFrom<Item>(
  items: readonly Item[],
  most: number,
  isSought: (item: Item) => boolean,
): Item[] {
  const sought = items.findIndex(isSought)
  const start = Math.max(0, items.length - most)
  return items.slice(sought === -1 ? start : Math.min(start, sought))
}
