/** Which pages a text does not reach because nothing can be published there. Pure. */

type Place = { surface: 'chat' | 'post'; municipalityCode: string }

/**
 * Of a text to some municipalities alone, the pages of others are not left out: nobody wanted them. Where a
 * municipality offered no page, its page was wanted by a text that goes to every municipality that offered one.
 */
export function choosePagesLeftOut<Page extends { municipalityCode: string }>(
  away: readonly Page[],
  { offered, chosen }: { offered: readonly Place[]; chosen: readonly Place[] },
): Page[] {
  const open = pagesOf(offered)
  const wanted = pagesOf(chosen)
  // Pages were there to choose, and chats alone were chosen.
  if (open.size > 0 && wanted.size === 0) return []
  const isToAll = wanted.size > 0 && [...open].every((code) => wanted.has(code))
  const reached = new Set(chosen.map(({ municipalityCode }) => municipalityCode))
  return away.filter(({ municipalityCode: code }) =>
    open.has(code) ? wanted.has(code) : isToAll || reached.has(code),
  )
}

function pagesOf(places: readonly Place[]): Set<string> {
  return new Set(places.filter(({ surface }) => surface === 'post').map((place) => place.municipalityCode))
}
