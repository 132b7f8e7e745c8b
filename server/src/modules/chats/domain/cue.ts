/**
 * Cues: words that stand near each other, as the tables in `words/` list them.
 *
 *   'провод*|кабел* искр*|оборва*'   a word of each group, in any order, few words between
 *   'не_работа*'                     these words one after the other
 *   'газ*'                           the beginning of a word; without the star the whole word
 *   '~давил*'                        with any of the prefixes verbs have: «придавил», «задавило»
 *
 * Silent words («на», «у», «это») stretch no distance but may be named: 'на_льду'.
 */
import { type Token, tokenize } from '../../text/index.ts'
import { foldLetters, foldSpelling } from './spelling.ts'

/** Weight, then the phrases that have it. */
export type CueTable = readonly (readonly [weight: number, phrases: readonly string[]])[]
type Word = { text: string; spelt: string; isBeginning: boolean }
/** `key`: the first letters, by which most cues are passed over without a closer look. */
type Alternative = { key: string; words: Word[] }
type Group = Alternative[]
export type Cue = { weight: number; groups: Group[]; reach: number }
/** `isDenied`: «не» stands before one of the words and is not itself a part of the cue. */
export type FoundCue = { weight: number; words: string; at: number; covers: number[]; isDenied: boolean }
type Span = { from: number; to: number; position: number; sentence: number }

/** How far apart two groups of one cue may stand, in words that are not silent. */
const REACH = 5
/** Bounds the work for one message; what matters is said before. */
const LONGEST_TEXT = 4000
const KEY_LETTERS = 3
/** Shorter words differ by the letters that are confused. */
const SHORTEST_BY_EAR = 5
const BEGINNINGS = [1, 2, KEY_LETTERS]

/** The same group is one object in all cues of a table, so that it is looked for once a message. */
export function compileCues(table: CueTable, reach = REACH): Cue[] {
  const known = new Map<string, Group>()
  const compile = (text: string): Group => {
    const group = known.get(text) ?? compileGroup(text)
    known.set(text, group)
    return group
  }
  return table.flatMap(([weight, phrases]) =>
    phrases.map((phrase) => ({ weight, groups: phrase.split(' ').map(compile), reach })),
  )
}

const PREFIXES =
  ' в во вы до за из ис на о об обо от ото пере по под подо при про раз рас с со у'.split(' ')

function compileGroup(group: string): Group {
  return group.split('|').flatMap(withPrefixes).map((alternative) => {
    const words = alternative.split('_').map(compileWord)
    return { key: keyOf(words[0]?.text ?? '', KEY_LETTERS), words }
  })
}

function withPrefixes(alternative: string): string[] {
  return alternative.startsWith('~') ? PREFIXES.map((prefix) => prefix + alternative.slice(1)) : [alternative]
}

function compileWord(word: string): Word {
  const text = word.replace('*', '')
  return { text, spelt: foldSpelling(text), isBeginning: word.endsWith('*') }
}

function keyOf(word: string, letters: number): string {
  return foldLetters(word).slice(0, letters)
}

/** Where words with these first letters stand: built once a message, looked into by every cue. */
export type IndexedText = {
  tokens: readonly Token[]
  /** Of each token, the number of its sentence. */
  sentences: readonly number[]
  /** Of each token, as it would be spelt by ear. */
  spelt: readonly string[]
  byKey: ReadonlyMap<string, number[]>
  /** What was found of each group. */
  spans: Map<Group, Span[]>
}

export function indexText(text: string): IndexedText {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  const byKey = new Map<string, number[]>()
  for (const [at, { word }] of tokens.entries()) {
    for (const key of new Set(BEGINNINGS.map((letters) => keyOf(word, letters)))) {
      const known = byKey.get(key)
      if (known) known.push(at)
      else byKey.set(key, [at])
    }
  }
  const spelt = tokens.map(({ word }) => foldSpelling(word))
  return { tokens, sentences: numberSentences(tokens), spelt, byKey, spans: new Map() }
}

/** Positions leap at the end of a sentence. */
function numberSentences(tokens: readonly Token[]): number[] {
  let sentence = 0
  return tokens.map(({ position }, at) => {
    if (at > 0 && position - (tokens[at - 1]?.position ?? 0) >= REACH) sentence += 1
    return sentence
  })
}

export function findCues(cues: readonly Cue[], text: IndexedText): FoundCue[] {
  return cues.flatMap((cue) => findCue(cue, text) ?? [])
}

/** The strongest cue counts whole, each further one half as much: ten weak words are not a proof. */
export function weigh(found: readonly FoundCue[]): number {
  const weights = found.map(({ weight }) => weight).sort((a, b) => b - a)
  return weights.reduce((sum, weight, rank) => sum + (rank === 0 ? weight : weight / 2), 0)
}

/** Strongest first, and only those with a word of their own: one word read by five cues is one sign. */
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

function findCue({ weight, groups, reach }: Cue, text: IndexedText): FoundCue | null {
  const [first = [], ...others] = groups.map((group) => spansOf(group, text))
  for (const span of first) {
    const spans = [span]
    for (const candidates of others) {
      const near = candidates.find((other) => isNear(other, span, reach) && !overlaps(other, spans))
      if (near) spans.push(near)
    }
    if (spans.length === groups.length) {
      const isDenied = spans.some(({ from }) => isAfterNot(text.tokens, from))
      const covers = spans.flatMap(({ from, to }) => (from === to ? from : [from, to]))
      return { weight, words: quote(spans, text.tokens), at: span.from, covers, isDenied }
    }
  }
  return null
}

/** «Чуть не утонул» denies nothing worth denying. */
function isAfterNot(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1]?.word, tokens[at - 2]?.word ?? '']
  return before === 'не' && !/^(?:чуть|едва)$/u.test(earlier)
}

function spansOf(group: Group, text: IndexedText): Span[] {
  const known = text.spans.get(group) ?? findSpans(group, text)
  text.spans.set(group, known)
  return known
}

/** In the order of the text. */
function findSpans(group: Group, { tokens, sentences, spelt, byKey }: IndexedText): Span[] {
  const spans = group.flatMap(({ key, words }) =>
    (byKey.get(key) ?? []).flatMap((from) => {
      const isHere = words.every((word, i) => isWord(word, tokens[from + i]?.word, spelt[from + i]))
      const position = tokens[from]?.position ?? 0
      const span = { from, to: from + words.length - 1, position, sentence: sentences[from] ?? 0 }
      return isHere ? [span] : []
    }),
  )
  return spans.sort((a, b) => a.from - b.from)
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
