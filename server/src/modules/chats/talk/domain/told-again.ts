/** A danger that somebody tells after another has told it joins the first: whoever is on duty was called already. */
import { likeness, tokenize, wordSet } from '../../../text/index.ts'

export type ToldDanger = { messageId: string; text: string; writtenAt: Date }

/** What is told so much later may have begun anew. */
const WITHIN_MS = 30 * 60_000
/** As between questions that may speak of the same trouble. */
const ALIKE = 0.4

/** The earliest danger of the chat that this one tells again; null: it is news. `told`: those that the duty knows of. */
export function findToldBefore(danger: ToldDanger, told: readonly ToldDanger[]): ToldDanger | null {
  const words = wordSet(danger.text)
  const near = told.filter(
    (one) =>
      one.messageId !== danger.messageId &&
      Math.abs(danger.writtenAt.getTime() - one.writtenAt.getTime()) <= WITHIN_MS &&
      likeness(words, wordSet(one.text)) >= ALIKE &&
      namesNothingElse(danger.text, one.text),
  )
  return near.toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime())[0] ?? null
}

/** A house, a street or a name that the first did not say is news: it may be another place. */
function namesNothingElse(later: string, first: string): boolean {
  const said = new Set(tokenize(first).map(({ stem }) => stem))
  return tokenize(later).every(
    ({ raw, stem }, at) => said.has(stem) || !(/\d/u.test(raw) || (at > 0 && /^\p{Lu}/u.test(raw))),
  )
}
