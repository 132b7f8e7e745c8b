/**
 * Of each answer under `/api`: where the stream of changes stood before the answer was read. A page that opens its stream
 * from there hears of everything that changed meanwhile.
 */
export const LIVE_PLACE_HEADER = 'live-place'

/** Places are `<tx>-<id>`, both integers that do not fit a double. */
export function isEarlierPlace(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)]
  if (!a || !b) return false
  return a.tx === b.tx ? a.id < b.id : a.tx < b.tx
}

function partsOf(place: string): { tx: bigint; id: bigint } | null {
  const [, tx, id] = /^(\d{1,19})-(-?\d{1,19})$/.exec(place) ?? []
  return tx === undefined || id === undefined ? null : { tx: BigInt(tx), id: BigInt(id) }
}
