/** A place as a text names it: which parts of an address are said, and where they stand. */
export type PlaceSpan = {
  municipality: string | null
  settlement: string | null
  street: string | null
  house: string | null
  start: number
  end: number
  confidence: number
}
/** How the municipalities of the region are called, by code. */
export type PlaceNames = ReadonlyMap<string, { name: string; centre: string }>
/** A municipality or a settlement. */
export type Mention = Omit<PlaceSpan, 'street' | 'house'>
