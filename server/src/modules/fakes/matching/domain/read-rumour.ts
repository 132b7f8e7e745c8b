/** Reads a text as its significant words, to compare rumours. */
import { isOneEdit, type Token, tokenize } from '../../../text/index.ts'
import { asHeard, familyOf, findRefusal, isDeed, isFiller } from './rumour-words.ts'

export type RumourWords = {
  /** Key of a word → its weight. */
  weights: ReadonlyMap<string, number>
  /** 1 if the word occurs, less if a similar one does, 0 if none does. */
  has: (key: string) => number
  telling: number
  numbers: ReadonlySet<string>
  deeds: readonly string[]
  /** How often a deed is said plainly and how often denied. */
  saidDeeds: ReadonlyMap<string, { plain: number; denied: number }>
}
export type Clause = RumourWords & { isRefusal: boolean }

const LONGEST_TEXT = 4000
const MOST_SENTENCES = 40
const DEED_WEIGHT = 2
const NUMBER_WEIGHT = 1.5
const NAME_WEIGHT = 1.3
const NEAR = 0.9
const SHORTEST_FOR_TYPO = 5
const WILL = /^(?:буд|стан|план|собир)/u
const ORDINALS: Record<string, string> = {
  ...{ перв: '1', втор: '2', трет: '3', четверт: '4', пят: '5', шест: '6', седьм: '7' },
  ...{ двадца: '20', тридца: '30', сорок: '40', пятьдес: '50' },
}

/** Few enough to be written in letters: «три дня», «трое суток». */
const COUNTS: Record<string, string> = {
  ...{ два: '2', две: '2', двух: '2', двое: '2', двоих: '2' },
  ...{ три: '3', трех: '3', трое: '3', троих: '3' },
  ...{ четыре: '4', четырех: '4', четверо: '4', пять: '5', пяти: '5', пятеро: '5' },
}

export function readWords(text: string): RumourWords {
  return collect(tokenize(text.slice(0, LONGEST_TEXT)))
}

/** «три», «третья» and «3» are one. */
export function numbersOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.flatMap((token) => keyOf(token) ?? []).filter((key) => /^\d+$/u.test(key)))
}

/** Every sentence, and every two that follow each other. */
export function clausesOf(text: string): Clause[] {
  const sentences = text
    .slice(0, LONGEST_TEXT)
    .split(/(?<=[.!?…])\s+|\n+/u)
    .filter((sentence) => /\p{L}/u.test(sentence))
    .slice(0, MOST_SENTENCES)
  return sentences.flatMap((sentence, at) => {
    const one = { ...readWords(sentence), isRefusal: isRefusal(sentence) }
    const next = sentences[at + 1]
    return next === undefined ? [one] : [one, { ...readWords(`${sentence} ${next}`), isRefusal: false }]
  })
}

/** A question refuses nothing: «фейк или правда?». */
function isRefusal(sentence: string): boolean {
  if (/\?\s*$/u.test(sentence)) return false
  const words = tokenize(sentence).map(({ word }) => word)
  return !words.includes('ли') && findRefusal(words) >= 0
}

function collect(tokens: readonly Token[]): RumourWords {
  const weights = new Map<string, number>()
  const numbers = new Set<string>()
  const saidDeeds = new Map<string, { plain: number; denied: number }>()
  let telling = 0
  for (const [at, token] of tokens.entries()) {
    const key = keyOf(token)
    if (key === null) continue
    if (/^\d+$/u.test(key)) numbers.add(key)
    if (isDeed(key)) {
      const said = saidDeeds.get(key) ?? { plain: 0, denied: 0 }
      said[isDeniedAt(tokens, at) ? 'denied' : 'plain'] += 1
      saidDeeds.set(key, said)
    }
    if (weights.has(key)) continue
    weights.set(key, weightOf(key, token))
    telling += 1
  }
  const byLetter = Map.groupBy(weights.keys(), firstHeard)
  return {
    weights,
    telling,
    numbers,
    saidDeeds,
    deeds: [...saidDeeds.keys()],
    has: createHas(weights, byLetter),
  }
}

function createHas(
  weights: ReadonlyMap<string, number>,
  byLetter: ReadonlyMap<string, readonly string[]>,
): RumourWords['has'] {
  return (key) => {
    if (weights.has(key)) return 1
    if (key.length < SHORTEST_FOR_TYPO || isDeed(key)) return 0
    const candidates = byLetter.get(firstHeard(key)) ?? []
    return candidates.some((other) => isNear(asHeard(key), asHeard(other))) ? NEAR : 0
  }
}

function firstHeard(key: string): string {
  return asHeard(key).slice(0, 1)
}

/** Similar enough to be a typing error, or an ending that the stemmer did not remove. */
function isNear(key: string, other: string): boolean {
  if (isDeed(other)) return false
  if (key === other) return true
  const shorter = Math.min(key.length, other.length)
  if (shorter >= SHORTEST_FOR_TYPO - 1 && isOneEdit(key, other)) return true
  return shorter >= SHORTEST_FOR_TYPO && (key.startsWith(other) || other.startsWith(key))
}

function keyOf({ word, stem }: Token): string | null {
  if (/^\d+$/u.test(word)) return String(Number(word))
  const count = Object.hasOwn(COUNTS, word) ? COUNTS[word] : undefined
  if (count !== undefined) return count
  if (word.length < 3 || isFiller(word)) return null
  const family = familyOf(word)
  if (family !== null) return family
  const ordinal = Object.keys(ORDINALS).find(
    (beginning) => stem.startsWith(beginning) && stem.length <= beginning.length + 3,
  )
  return ordinal === undefined ? stem : (ORDINALS[ordinal] ?? stem)
}

function weightOf(key: string, { raw, start }: Token): number {
  if (isDeed(key)) return DEED_WEIGHT
  if (/^\d+$/u.test(key)) return NUMBER_WEIGHT
  const isName = start > 0 && /^\p{Lu}\p{Ll}/u.test(raw)
  return isName ? NAME_WEIGHT : 1
}

/** «Не закрывают», «не будут закрывать», «закрывать роддом не будут»; not «не закроют ли». */
function isDeniedAt(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.word === 'ли') return false
  if (isJoined(tokens, at - 1, at) && tokens[at - 1]?.word === 'не') return true
  if (isJoined(tokens, at - 2, at) && tokens[at - 2]?.word === 'не' && isWill(tokens[at - 1])) return true
  return [1, 2, 3].some(
    (step) =>
      isJoined(tokens, at, at + step) && tokens[at + step]?.word === 'не' && isWill(tokens[at + step + 1]),
  )
}

function isWill(token: Token | undefined): boolean {
  return token !== undefined && WILL.test(token.word)
}

/** In one sentence. */
function isJoined(tokens: readonly Token[], from: number, to: number): boolean {
  const [first, last] = [tokens[from], tokens[to]]
  return first !== undefined && last !== undefined && last.position - first.position <= to - from
}
