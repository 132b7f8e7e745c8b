/** Finds in a text the things of the thesaurus, by whichever of their words they are called. */
import { isSilent, normalizeWord, tokenize } from '../tokens.ts'
import { SYNONYM_GROUPS } from './groups.ts'

type Member = { group: number; stems: readonly string[]; words: string }
/** `from` and `to` count the words of the text that are not silent; `to` is behind the last one. */
export type Meaning = { group: number; words: string; from: number; to: number }

const MEMBERS: readonly Member[] = SYNONYM_GROUPS.flatMap((words, group) =>
  words.map((one) => ({ group, stems: stemsOf(one), words: one })),
)
/** Under the longest of its words, which is the rarest as a rule. */
const BY_STEM = Map.groupBy(MEMBERS, ({ stems }) => stems.reduce((a, b) => (b.length > a.length ? b : a), ''))

function stemsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ word }) => !isSilent(word))
    .map(({ stem }) => stem)
}

/** Words of a phrase may change places and let one word in between. */
const LET_IN = 1

export function findMeanings(text: string): Meaning[] {
  const stems = stemsOf(text)
  return stems.flatMap((stem, at) =>
    (BY_STEM.get(stem) ?? []).flatMap((member) => {
      const span = findPhrase(stems, at, member.stems)
      return span ? [{ group: member.group, words: member.words, ...span }] : []
    }),
  )
}

function findPhrase(
  stems: readonly string[],
  at: number,
  phrase: readonly string[],
): { from: number; to: number } | null {
  if (phrase.length === 1) return { from: at, to: at + 1 }
  const reach = phrase.length - 1 + LET_IN
  const first = Math.max(0, at - reach)
  const near = stems.slice(first, at + reach + 1)
  const places = phrase.map((stem) => (stem === stems[at] ? at : first + near.indexOf(stem)))
  if (places.some((place) => place < first)) return null
  const [from, to] = [Math.min(...places), Math.max(...places) + 1]
  return to - from <= phrase.length + LET_IN ? { from, to } : null
}

/** Other words for what a group means. */
export function othersOf({ group, words }: Pick<Meaning, 'group' | 'words'>): string[] {
  const own = normalizeWord(words)
  return (SYNONYM_GROUPS[group] ?? []).filter((word) => normalizeWord(word) !== own)
}
