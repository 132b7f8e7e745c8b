/**
 * Gives the words of a search wider ones for an index that knows stems alone: other words for the same, the verb of a
 * noun, slips and the other layout. Pure. What is in quotes or has signs of its own is looked for as it stands.
 */
import { stemWord } from '../words/stem.ts'
import { THESAURUS_WORDS } from '../words/synonyms/groups.ts'
import { findMeanings, type Meaning, othersOf } from '../words/synonyms/meanings.ts'
import { isSilent, tokenize } from '../words/tokens.ts'
import { buildTypoIndex, listByTypo } from '../words/typos.ts'
import { turnLayout } from './misspelt.ts'

export type Widened = {
  /** For `to_tsquery`: each word with those that stand for it. */
  query: string
  /** What is looked for besides, as a person is told. */
  also: string[]
}

/** The database's own signs: whoever writes them knows what they look for. */
const OWN_SIGNS = /["«»]|(?:^|\s)-\S|\sor\s/iu
const MOST_WORDS = 8
const MOST_OTHERS = 12
const MOST_SLIPS = 2
const SHORTEST_SLIP = 5
/** Words that the index leaves out: a phrase with one of them would look for less than it says. */
const LEFT_OUT = new Set('нет не без ни где как так все вся'.split(' '))
const MOST_OF_PHRASE = 3

const KNOWN_STEMS: ReadonlySet<string> = new Set([...THESAURUS_WORDS].map(stemWord))
const TYPOS = buildTypoIndex(THESAURUS_WORDS, SHORTEST_SLIP)

/** Null: there is nothing wider. */
export function widenQuery(search: string): Widened | null {
  const read = readSlots(search)
  if (read === null) return null
  const { slots, turned } = read
  const also = [...(turned === search ? [] : [turned]), ...slots.flatMap(({ others }) => others)]
  const query = slots.map(({ parts }) => anyOf(parts)).join(' & ')
  const isWider = also.length > 0 || slots.some(({ parts }) => parts.length > 1 || parts[0]?.includes('|'))
  return isWider ? { query, also: [...new Set(also)] } : null
}

/** Each word, or a phrase that is one thing, with what stands for it, for `to_tsquery`. Null: it is to be found as it stands. */
export function listSlots(search: string): string[] | null {
  return readSlots(search)?.slots.map(({ parts }) => anyOf(parts)) ?? null
}

function readSlots(search: string): { slots: Slot[]; turned: string } | null {
  if (OWN_SIGNS.test(search)) return null
  const turned = turnLayout(search, KNOWN_STEMS)
  const asked = tokenize(turned).map((token) => ({ ...token, slips: slipsOf(token) }))
  const corrected = asked.reduceRight((text, { slips, start, end }) => {
    const [slip] = slips
    return slip ? `${text.slice(0, start)}${slip}${text.slice(end)}` : text
  }, turned)
  const slots = slotsOf(asked, findMeanings(corrected))
  return slots.length > MOST_WORDS || slots.length === 0 ? null : { slots, turned }
}

type Asked = { word: string; stem: string; slips: readonly string[] }
type Slot = { parts: string[]; others: string[] }

function slipsOf({ word, stem }: { word: string; stem: string }): string[] {
  if (word.length < SHORTEST_SLIP || KNOWN_STEMS.has(stem) || /\d/u.test(word)) return []
  return [...new Map(listByTypo(TYPOS, word).map((known) => [stemWord(known), known])).values()].slice(
    0,
    MOST_SLIPS,
  )
}

/** A word, or a phrase that is one thing, with what stands for it. */
function slotsOf(asked: readonly Asked[], meanings: readonly Meaning[]): Slot[] {
  const told = asked.filter(({ word }) => !isSilent(word))
  const othersOn = (from: number, to: number) => {
    const named = meanings.filter((one) => one.from === from && one.to === to)
    return [...new Set(named.flatMap(othersOf))].filter(isSaid)
  }
  const slots: Slot[] = []
  for (let at = 0; at < told.length; ) {
    const from = at
    const to = Math.max(at + 1, ...meanings.filter((one) => one.from === at).map((one) => one.to))
    const words = told.slice(at, to).flatMap((one, place) => {
      if (LEFT_OUT.has(one.word)) return []
      return [slotOf(one, othersOn(from + place, from + place + 1))]
    })
    const [first] = words
    if (first) slots.push(words.length === 1 && to === at + 1 ? first : phraseSlot(words, othersOn(at, to)))
    at = to
  }
  return slots
}

/** A phrase for one thing is found by its words too, each with its own others: «вырубили воду» by «отключение воды». */
function phraseSlot(words: readonly Slot[], known: readonly string[]): Slot {
  const others = known.slice(0, MOST_OTHERS)
  const itself = `(${words.map(({ parts }) => anyOf(parts)).join(' & ')})`
  return {
    parts: [itself, ...others.map(phraseOf)],
    others: [...words.flatMap((word) => word.others), ...others],
  }
}

function slotOf(own: Asked, known: readonly string[]): Slot {
  const forms = [own.word, ...own.slips, ...familyOf(own)]
  const isOfFamily = (word: string) =>
    forms.some((form) => form.endsWith(':*') && word.startsWith(form.slice(0, -2)))
  const others = known.filter((word) => !isOfFamily(word)).slice(0, MOST_OTHERS)
  return { parts: [...forms, ...others.map(phraseOf)], others: [...own.slips, ...others] }
}

function anyOf(parts: readonly string[]): string {
  return `(${[...new Set(parts)].join(' | ')})`
}

function isSaid(words: string): boolean {
  const own = tokenize(words)
  return own.length <= MOST_OF_PHRASE && own.every(({ word }) => !LEFT_OUT.has(word))
}

function phraseOf(words: string): string {
  const own = tokenize(words).filter(({ word }) => !isSilent(word))
  return own.length === 1 ? (own[0]?.word ?? '') : `(${own.map(({ word }) => word).join(' & ')})`
}

/** The noun of a deed and its verb begin alike: «отключение» and «отключили». */
const DEED = /(?:[еая]ни[еюяй]|[еая]нием|[еая]ниях?)$/u
const DONE = /(?:ил[аио]?|ить|ят|[еая]н[аоы]?|а[ею]т|ал[аио]?|ать)$/u
const SHORTEST_BEGINNING = 5

function familyOf({ word }: { word: string }): string[] {
  const beginning = word.replace(DEED, '')
  const own = beginning === word ? word.replace(DONE, '') : beginning
  return own !== word && own.length >= SHORTEST_BEGINNING ? [`${own}:*`] : []
}
