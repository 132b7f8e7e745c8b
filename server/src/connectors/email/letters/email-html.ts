/** The words of a letter that is a page of markup: what its reader would see at the beginning. */

/** The time of reading markup grows with the square of its size: an ordinary letter has a tenth of this. */
export const LONGEST_HTML = 100_000
const MOST_TAGS = 3_000

/** What no reader sees, from its opening to its end. */
const UNSEEN = [
  [/<!--/g, /-->/g],
  [/<style\b/gi, /<\/style\s*>/gi],
  [/<script\b/gi, /<\/script\s*>/gi],
  [/<head\b/gi, /<\/head\s*>/gi],
] as const

/** Short enough to be read at once. Each pass goes over it once, whatever it is. */
export function beginningOf(html: string): string {
  const seen = UNSEEN.reduce((rest, [opening, end]) => without(rest, opening, end), html)
  return seen.slice(0, Math.min(LONGEST_HTML, placeOfTag(seen, MOST_TAGS)))
}

/** All between angle brackets goes; for markup that no reader takes. */
export function plainWords(html: string): string {
  return html
    .replaceAll(/<[^<>]{0,2000}>/g, ' ')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim()
}

function without(html: string, opening: RegExp, end: RegExp): string {
  const kept: string[] = []
  let at = 0
  for (;;) {
    opening.lastIndex = at
    const found = opening.exec(html)
    if (!found) return kept.join('') + html.slice(at)
    kept.push(html.slice(at, found.index))
    end.lastIndex = opening.lastIndex
    // One that never ends takes the rest with it, as in a browser.
    if (!end.exec(html)) return kept.join('')
    at = end.lastIndex
  }
}

/** Where the tag after so many others begins; the end where there are fewer. */
function placeOfTag(html: string, count: number): number {
  let at = -1
  for (let left = count; left >= 0; left -= 1) {
    at = html.indexOf('<', at + 1)
    if (at === -1) return html.length
  }
  return at
}
