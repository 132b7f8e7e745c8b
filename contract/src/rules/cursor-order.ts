/** Cursors of the stream of changes are `<tx>-<id>`, both of eight bytes: neither fits a double. */
const MAX_INT8 = 2n ** 63n - 1n

type Position = { tx: bigint; id: bigint }

/** Null for what cannot be a place in the stream: then the reader begins anew. */
export function parseCursor(text: string): Position | null {
  const [, tx, id] = /^(\d{1,19})-(-?\d{1,19})$/.exec(text) ?? []
  if (tx === undefined || id === undefined) return null
  const position = { tx: BigInt(tx), id: BigInt(id) }
  return position.tx <= MAX_INT8 && position.id <= MAX_INT8 && position.id >= -MAX_INT8 ? position : null
}

export function isAfter(left: string, right: string): boolean {
  const [a, b] = [parseCursor(left), parseCursor(right)]
  if (!a || !b) return false
  return a.tx === b.tx ? a.id > b.id : a.tx > b.tx
}
