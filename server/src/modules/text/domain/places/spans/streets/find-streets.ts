/** Finds streets with their houses: by the kind word, by a house behind the name, by a preposition and a known name. */
import { byKind } from './street-by-kind.ts'
import { byName } from './street-by-name.ts'
import type { StreetSpan } from './street-name.ts'
import { readWords } from './street-words.ts'

export function findStreets(text: string): StreetSpan[] {
  const words = readWords(text)
  const found: StreetSpan[] = []
  let free = 0
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at]
    if (!first || first.start < free) continue
    const span = byKind(words, at, text) ?? byName(words, at, text, found.at(-1))
    if (!span) continue
    const last = found.at(-1)
    if (last && span.start < last.end) continue
    found.push(span)
    free = span.end
  }
  return found
}
