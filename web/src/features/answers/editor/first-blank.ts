/** A claim is no blank: it is decided by a touch. */
const BLANK = /\{(?!сделано\? )[^{}\n]{1,40}\}/

/** Where the first blank of a model answer stands behind the words that were there: its writer fills it in at once. */
export function firstBlank(text: string, from = 0): { start: number; end: number } | null {
  const found = BLANK.exec(text.slice(from))
  if (!found) return null
  const start = from + found.index
  return { start, end: start + found[0].length }
}
