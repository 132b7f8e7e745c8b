/** What is new in a view since the last look. Pure. */

/** `ids`: what stands in the view; of a view that is longer than a look (`isWhole` false) only what came of late. */
export type Look = { ids: readonly string[]; isWhole: boolean }

/**
 * A question that stood there at the last look is not new; one that left and came back is. When a view has grown past a
 * look or shrunk below it, the two looks are of different things, and only what came of late counts.
 */
export function newsOf(before: Look, now: Look, recent: ReadonlySet<string>): string[] {
  const known = new Set(before.ids)
  const news = now.ids.filter((id) => !known.has(id))
  return before.isWhole && now.isWhole ? news : news.filter((id) => recent.has(id))
}
