/** Finds the card whose rumour a text passes on in other words than the card's. */
import { type ClaimToMatch, loadRumourReader, mayPassOn } from '../../text/index.ts'

/** The likeliest card; null where none is likely enough. Most texts speak of nothing that a card does and are read no further. */
export function findRetold<Card extends { claim: ClaimToMatch }>(
  cards: readonly Card[],
  text: string,
  from: number,
): (Card & { score: number }) | null {
  const claims = cards.map(({ claim }) => claim)
  if (!mayPassOn(text, claims)) return null
  const reader = loadRumourReader()
  const found = reader.match(reader.readText(text), claims)
  const card = found === null ? undefined : cards[found.claim]
  return found === null || card === undefined || found.score < from ? null : { ...card, score: found.score }
}
