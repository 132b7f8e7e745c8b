/**
 * Cues: words that stand near each other, as a table lists them.
 *
 *   'провод*|кабел* искр*|оборва*'   a word of each group, in any order, few words between
 *   'не_работа*'                     these words one after the other
 *   'газ*'                           the beginning of a word; without the star the whole word
 *   '~давил*'                        with any of the prefixes verbs have: «придавил», «задавило»
 *
 * Silent words («на», «у», «это») stretch no distance but may be named: 'на_льду'.
 */

import { rememberWords } from '@veche/contract/rules/remember-words.ts'
import { foldSpelling } from '../words/spelling.ts'
import { type Token, tokenize } from '../words/tokens.ts'
import { add, type CueBook, keysOf, REACH, type Word } from './cue-book.ts'

/** `isDenied`: «не» stands before one of the words and is not itself a part of the cue. */
export type FoundCue = { weight: number; words: string; at: number; covers: number[]; isDenied: boolean }
type Span = { from: number; to: number; position: number; sentence: number }

/** Bounds the work for one message, because what matters is said before. */
const LONGEST_TEXT = 4000
/** Shorter words differ only by letters that are confused, so they are not compared by ear. */
const SHORTEST_BY_EAR = 5

/** A text whose words are found by their first letters. It is built once for a message, and every cue uses it. */
export type IndexedText = {
  tokens: readonly Token[]
  /** The number of the sentence of each token. */
  sentences: readonly number[]
  /** Each token as it would be spelt by ear. */
  spelt: readonly string[]
  byKey: ReadonlyMap<string, readonly number[]>
}

const spellByEar = rememberWords(foldSpelling)
const readKeys = rememberWords(keysOf)

export function indexText(text: string): IndexedText {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  const byKey = new Map<string, number[]>()
  for (const [at, { word }] of tokens.entries()) {
    for (const key of readKeys(word)) add(byKey, key, at)
  }
  const spelt = tokens.map(({ word }) => spellByEar(word))
  return { tokens, sentences: numberSentences(tokens), spelt, byKey }
}

/** Numbers the sentences, at whose ends the positions leap. */
function numberSentences(tokens: readonly Token[]): number[] {
  let sentence = 0
  return tokens.map(({ position }, at) => {
    if (at > 0 && position - (tokens[at - 1]?.position ?? 0) >= REACH) sentence += 1
    return sentence
  })
}

export function findCues({ cues, byKey, reach }: CueBook, text: IndexedText): FoundCue[] {
  const spans = new Map<number, Span[]>()
  for (const [key, places] of text.byKey) {
    for (const { group, words } of byKey.get(key) ?? []) {
      const found = places.flatMap((from) => findSpan(words, from, text) ?? [])
      if (found.length > 0) spans.set(group, [...(spans.get(group) ?? []), ...found])
    }
  }
  for (const found of spans.values()) found.sort((a, b) => a.from - b.from)
  return cues.flatMap((cue) => {
    const groups = cue.groups.map((group) => spans.get(group) ?? [])
    const met = groups.every(({ length }) => length > 0) ? findMeeting(groups, reach) : null
    return met ? describe(cue.weight, met, text) : []
  })
}

/** How strongly a text shows one thing, with the words that show it, the strongest first. */
export type Sign = { weight: number; words: string[] }
export type Counts = (found: FoundCue, tokens: readonly Token[]) => boolean

export function readSign(cues: CueBook, text: IndexedText, counts: Counts = () => true): Sign {
  return signOf(findCues(cues, text).filter((cue) => counts(cue, text.tokens)))
}

export function signOf(found: FoundCue[]): Sign {
  const words = found.sort((a, b) => b.weight - a.weight).map((cue) => cue.words)
  return { weight: weigh(found), words: [...new Set(words)].slice(0, 4) }
}

/** Counts the strongest cue whole and half of each further one, because ten weak words prove nothing. */
export function weigh(found: readonly FoundCue[]): number {
  const weights = found.map(({ weight }) => weight).sort((a, b) => b - a)
  return weights.reduce((sum, weight, rank) => sum + (rank === 0 ? weight : weight / 2), 0)
}

/** Lists the cues, the strongest first, that have a word of their own, because one word read by five cues is one sign. */
export function withOwnWords(found: readonly FoundCue[]): FoundCue[] {
  const covered = new Set<number>()
  return [...found]
    .sort((a, b) => b.weight - a.weight)
    .filter(({ covers }) => {
      const isOwn = covers.some((at) => !covered.has(at))
      for (const at of covers) covered.add(at)
      return isOwn
    })
}

/** Finds a span of each group, all of them near the first. */
function findMeeting([first = [], ...others]: Span[][], reach: number): Span[] | null {
  for (const span of first) {
    const spans = [span]
    for (const candidates of others) {
      const near = candidates.find((other) => isNear(other, span, reach) && !overlaps(other, spans))
      if (near) spans.push(near)
    }
    if (spans.length === others.length + 1) return spans
  }
  return null
}

function describe(weight: number, spans: readonly Span[], { tokens }: IndexedText): FoundCue {
  return {
    weight,
    words: quote(spans, tokens),
    at: spans[0]?.from ?? 0,
    covers: spans.flatMap(({ from, to }) => (from === to ? from : [from, to])),
    isDenied: spans.some(({ from }) => isAfterNot(tokens, from)),
  }
}

/** «Чуть не утонул» denies nothing that is worth denying. */
function isAfterNot(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1]?.word, tokens[at - 2]?.word ?? '']
  return before === 'не' && !/^(?:чуть|едва)$/u.test(earlier)
}

function findSpan(
  words: readonly Word[],
  from: number,
  { tokens, sentences, spelt }: IndexedText,
): Span | null {
  const isHere = words.every((word, i) => isWord(word, tokens[from + i]?.word, spelt[from + i]))
  if (!isHere) return null
  return {
    from,
    to: from + words.length - 1,
    position: tokens[from]?.position ?? 0,
    sentence: sentences[from] ?? 0,
  }
}

function isNear(span: Span, other: Span, reach: number): boolean {
  return span.sentence === other.sentence && Math.abs(span.position - other.position) <= reach
}

function isWord({ text, spelt, isBeginning }: Word, word: string | undefined, heard = ''): boolean {
  if (word === undefined) return false
  if (isBeginning ? word.startsWith(text) : word === text) return true
  return text.length >= SHORTEST_BY_EAR && (isBeginning ? heard.startsWith(spelt) : heard === spelt)
}

function overlaps(span: Span, others: readonly Span[]): boolean {
  return others.some(({ from, to }) => span.from <= to && from <= span.to)
}

function quote(spans: readonly Span[], tokens: readonly Token[]): string {
  return [...spans]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) =>
      tokens
        .slice(from, to + 1)
        .map(({ word }) => word)
        .join(' '),
    )
    .join(' ')
}
