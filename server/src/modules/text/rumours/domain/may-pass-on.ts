/** A cheap test before a text is read by models: it speaks of the same thing as the claim, and of a deed like it. */
import { readTold } from './read-told.ts'
import type { ClaimToMatch } from './rumour-reader.ts'

export function mayPassOn(text: string, claims: readonly ClaimToMatch[]): boolean {
  const { things, deeds } = readTold(text)
  return claims.some(({ told }) => touches(told.things, things) && touches(told.deeds, deeds))
}

function touches(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): boolean {
  for (const field of one.keys()) if (other.has(field)) return true
  return false
}
