/** Pages of a conversation by moments: newest first, and the later end moves back from page to page. */

export const PAGE = 100
/** Without an end a broken answer would be read for ever. */
export const MOST_PAGES = 100

export type Span = { from: Date | null; to: Date }

type Pages<Shown> = {
  span: Span
  /** `count` as the network gave it, with what cannot be read and is not shown. */
  ask: (latestMs: number) => Promise<{ shown: Shown[]; count: number }>
  idOf: (shown: Shown) => string
  momentOf: (shown: Shown) => Date
  signal: AbortSignal | undefined
}

export async function* readNewestFirst<Shown>(pages: Pages<Shown>): AsyncIterable<Shown[]> {
  const { span, ask, idOf, momentOf, signal } = pages
  const known = new Set<string>()
  let latest = span.to.getTime()
  for (let page = 0; page < MOST_PAGES && !signal?.aborted; page += 1) {
    const { shown, count } = await ask(latest)
    // The last moment of a page is asked for again, for others may share it.
    const fresh = listFresh(shown, known, idOf)
    if (fresh.length > 0) yield fresh
    if (count < PAGE || fresh.length === 0) return
    latest = Math.min(...shown.map((item) => momentOf(item).getTime()))
  }
}

/** Each once, and from then on they are known. */
export function listFresh<Shown>(
  shown: readonly Shown[],
  known: Set<string>,
  idOf: (shown: Shown) => string,
): Shown[] {
  return shown.filter((item) => {
    const id = idOf(item)
    if (known.has(id)) return false
    known.add(id)
    return true
  })
}
