/**
 * Makes words of residents fit for everybody: removes telephones, flats, nicks, and names of those who wrote or are
 * written of.
 */

import { findNames } from '../spans/names/find-names.ts'
import { overlaps } from '../spans/span.ts'
import { nearBefore } from '../words/near.ts'
import { type Token, tokenize } from '../words/tokens.ts'
import { findPeople, type Span } from './find-people.ts'
import { maskPersonalData } from './personal-data.ts'

const MASK = '•••'
const SHORTEST_NAME = 3
/** How networks name a person in a text: `[id12|Вера]`, `@vera`. */
const CALL = /\[(?:id|club|public)\d+\|[^\]]*\]|(?<![\w.])@[\w.]{3,}/gu
const LEADING_CALL = /^\s*(?:•••[\s,:!.]*)+/u

/** `names`: residents of the chat, as the network spells them. */
export function hidePeople(text: string, names: readonly string[]): string {
  const called = maskPersonalData(text).replace(CALL, MASK)
  const hidden = hideNames(mask(called, findNamed(called)), names).replace(LEADING_CALL, '')
  return hidden.charAt(0).toUpperCase() + hidden.slice(1)
}

/** Whom the strict rules find, in an office too, and whom the wider ones find beside them. */
function findNamed(text: string): Span[] {
  const people = findPeople(text)
  const wider = findNames(text).filter((name) => !people.some((person) => overlaps(person, name)))
  return [...people, ...wider].sort((a, b) => a.start - b.start)
}

function hideNames(text: string, names: readonly string[]): string {
  const tokens = names.flatMap(tokenize).filter(({ word }) => word.length >= SHORTEST_NAME)
  const words = new Set(tokens.map(({ word }) => word))
  const stems = new Set(tokens.map(({ stem }) => stem))
  const isName = (token: Token) =>
    /^\p{Lu}/u.test(token.raw) &&
    (words.has(token.word) || (stems.has(token.stem) && isSureName(token, text)))
  return mask(text, tokenize(text).filter(isName))
}

function mask(text: string, spans: readonly Span[]): string {
  const kept = spans.map(({ start }, index) => text.slice(spans[index - 1]?.end ?? 0, start))
  return [...kept, text.slice(spans.at(-1)?.end ?? 0)].join(MASK)
}

/** A capital letter says nothing where all are capitals or a sentence begins: «Свет» there is no Света. */
function isSureName({ raw, start }: Token, text: string): boolean {
  const isShouted = raw.length > 1 && raw === raw.toUpperCase()
  return !isShouted && /[\p{L}\p{N},;:»")—-]\s*$/u.test(nearBefore(text, start))
}
