/**
 * Cues: words that stand near each other, as a table lists them.
 *
 *   'провод*|кабел* искр*|оборва*'   a word of each group, in any order, few words between
 *   'не_работа*'                     these words one after the other
 *   'газ*'                           the beginning of a word; without the star the whole word
 *
 * Silent words («на», «у», «это») stretch no distance but may be named: 'на_льду'.
 */
import { type Token, tokenize } from './tokens.ts'

/** Weight, then the phrases that have it. */
export type CueTable = readonly (readonly [weight: number, phrases: readonly string[]])[]
type Word = { text: string; isBeginning: boolean }
/** `key`: the first letters, by which most cues are passed over without a closer look. */
type Alternative = { key: string; words: Word[] }
type Group = Alternative[]
export type Cue = { weight: number; groups: Group[] }
/** `isDenied`: «не» stands before one of the words and is not itself a part of the cue. */
export type FoundCue = { weight: number; words: string; at: number; isDenied: boolean }
type Span = { from: number; to: number; position: number }

/** How far apart two groups of one cue may stand, in words that are not silent. */
const REACH = 5
/** Bounds the work for one message; what matters is said before. */
const LONGEST_TEXT = 4000
const KEY_LETTERS = 3
const BEGINNINGS = [1, 2, KEY_LETTERS]

export function compileCues(table: CueTable): Cue[] {
  return table.flatMap(([weight, phrases]) =>
    phrases.map((phrase) => ({ weight, groups: phrase.split(' ').map(compileGroup) })),
  )
}

function compileGroup(group: string): Group {
  return group.split('|').map((alternative) => ({
    key: alternative.replace('*', '').split('_').slice(0, 1).join('').slice(0, KEY_LETTERS),
    words: alternative
      .split('_')
      .map((word) => ({ text: word.replace('*', ''), isBeginning: word.endsWith('*') })),
  }))
}

/** Where words with these first letters stand: built once a message, looked into by every cue. */
export type IndexedText = { tokens: readonly Token[]; byKey: ReadonlyMap<string, number[]> }

export function indexText(text: string): IndexedText {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  const byKey = new Map<string, number[]>()
  for (const [at, { word }] of tokens.entries()) {
    for (const key of new Set(BEGINNINGS.map((letters) => word.slice(0, letters)))) {
      const known = byKey.get(key)
      if (known) known.push(at)
      else byKey.set(key, [at])
    }
  }
  return { tokens, byKey }
}

export function findCues(cues: readonly Cue[], text: IndexedText): FoundCue[] {
  return cues.flatMap((cue) => findCue(cue, text) ?? [])
}

/** How strongly a text shows one thing, and the words that show it, the strongest first. */
export type Sign = { weight: number; words: string[] }
export type Counts = (found: FoundCue, tokens: readonly Token[]) => boolean

export function readSign(cues: readonly Cue[], text: IndexedText, counts: Counts = () => true): Sign {
  const found = findCues(cues, text).filter((cue) => counts(cue, text.tokens))
  const words = found.sort((a, b) => b.weight - a.weight).map((cue) => cue.words)
  return { weight: weigh(found), words: [...new Set(words)].slice(0, 4) }
}

/** The strongest cue counts whole, each further one half as much: ten weak words are not a proof. */
export function weigh(found: readonly FoundCue[]): number {
  const weights = found.map(({ weight }) => weight).sort((a, b) => b - a)
  return weights.reduce((sum, weight, rank) => sum + (rank === 0 ? weight : weight / 2), 0)
}

function findCue({ weight, groups }: Cue, text: IndexedText): FoundCue | null {
  const [first = [], ...others] = groups.map((group) => findSpans(group, text))
  for (const span of first) {
    const spans = [span]
    for (const candidates of others) {
      const near = candidates.find((other) => isNear(other, span) && !overlaps(other, spans))
      if (near) spans.push(near)
    }
    if (spans.length === groups.length) {
      const isDenied = spans.some(({ from }) => isAfterNot(text.tokens, from))
      return { weight, words: quote(spans, text.tokens), at: span.from, isDenied }
    }
  }
  return null
}

/** «Чуть не утонул» denies nothing worth denying. */
function isAfterNot(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1]?.word, tokens[at - 2]?.word ?? '']
  return before === 'не' && !/^(?:чуть|едва)$/u.test(earlier)
}

/** In the order of the text. */
function findSpans(group: Group, { tokens, byKey }: IndexedText): Span[] {
  const spans = group.flatMap(({ key, words }) =>
    (byKey.get(key) ?? []).flatMap((from) => {
      const isHere = words.every((word, i) => isWord(word, tokens[from + i]))
      const position = tokens[from]?.position ?? 0
      return isHere ? [{ from, to: from + words.length - 1, position }] : []
    }),
  )
  return spans.sort((a, b) => a.from - b.from)
}

function isNear(span: Span, other: Span): boolean {
  return Math.abs(span.position - other.position) <= REACH
}

function isWord({ text, isBeginning }: Word, token: Token | undefined): boolean {
  if (!token) return false
  return isBeginning ? token.word.startsWith(text) : token.word === text
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
