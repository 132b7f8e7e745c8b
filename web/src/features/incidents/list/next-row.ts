/** Where J and K lead. Pure. */
type Step = {
  current: string | null
  by: 1 | -1
  /** The rows when the current one was last among them. */
  before: readonly string[]
}

/** From a row that has left the list the way goes on from the place where it stood. */
export function rowAfterStep(ids: readonly string[], { current, by, before }: Step): string | null {
  const index = current === null ? -1 : ids.indexOf(current)
  if (index >= 0) return ids[Math.min(Math.max(index + by, 0), ids.length - 1)] ?? null
  const place = current === null ? -1 : before.indexOf(current)
  if (place < 0) return ids[0] ?? null
  const after = before.slice(place + 1)
  const earlier = before.slice(0, place).toReversed()
  const way = by === 1 ? [...after, ...earlier] : [...earlier, ...after]
  const listed = new Set(ids)
  return way.find((id) => listed.has(id)) ?? ids[0] ?? null
}
