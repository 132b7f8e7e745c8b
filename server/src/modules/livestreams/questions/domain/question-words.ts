import { wordSet } from '../../../text/index.ts'
import { askedWords } from './asked-words.ts'

export function stemsOf(text: string): string[] {
  return [...wordSet(askedWords(text))]
}

/** What a place is called whatever its name. */
const KIND_OF_PLACE = /^(?:улиц|дом|двор|переул|проспект|деревн|сел|посел|город)/u

/** Two places are different if neither is a part of the other; the same words about them are two questions. */
export function isElsewhere(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  const [one, other] = [namesIn(a), namesIn(b)]
  return !one.every((name) => other.includes(name)) && !other.every((name) => one.includes(name))
}

function namesIn(place: string): string[] {
  return [...wordSet(place)].filter((stem) => !KIND_OF_PLACE.test(stem))
}
