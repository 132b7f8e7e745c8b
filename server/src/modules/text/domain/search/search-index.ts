/** Texts read for a search: by stems, by roots, by meanings, by pairs of neighbours, by letters, and by what their words are said of. */

import {
  buildWordSenses,
  type Sense as SaidOf,
  senseOf as saidOf,
  type WordSenses,
} from '../words/lexicon/word-senses.ts'
import { stemWord } from '../words/stem.ts'
import { MATTERS_OF_ROOT, THESAURUS_WORDS } from '../words/synonyms/groups.ts'
import { findMeanings } from '../words/synonyms/meanings.ts'
import { buildTypoIndex, type TypoIndex } from '../words/typos.ts'
import { buildPostings, type Counted, type Postings, rarityOf } from './postings.ts'
import { lettersOf, readTerms, type Term } from './read-terms.ts'
import { type ReadSense, type Sense, senseOf } from './senses.ts'

export const READINGS = ['stem', 'root', 'meaning', 'matter', 'pair', 'letters'] as const
export type Reading = (typeof READINGS)[number]
export type WordReading = Exclude<Reading, 'meaning'>

export type SearchIndex<Id> = {
  ids: readonly Id[]
  readings: Record<Reading, Postings>
  /** Words of the texts and of the thesaurus as they are written, for slips. */
  typos: TypoIndex
  /** Stems that need no guess: of the texts and of the thesaurus. */
  known: ReadonlySet<string>
  /** The stems of each text, for learning from the best. */
  stemsOfText: readonly (readonly string[])[]
  /** Things and deeds that the words of each text are said of. */
  said: { words: WordSenses; ofTexts: readonly SaidOf[] }
  /** What each text is about; null: nobody reads it. */
  senses: { readSense: ReadSense; ofTexts: readonly Sense[] } | null
}

/** Residents say in the beginning what the matter is. */
const BEGINNING_TERMS = 30
const BEGINNING_WEIGHT = 1.5
const SHORTEST_SLIP = 4

/** Read from the lexicon by the first search: a server that only widens its searches does without. */
let wordSenses: WordSenses | null = null

export function buildSearchIndex<Id>(
  rows: readonly { id: Id; text: string }[],
  readSense: ReadSense | null = null,
): SearchIndex<Id> {
  const read = rows.map(({ text }) => readTerms(text))
  const readBy = (by: WordReading) => buildPostings(read.map((terms) => countedBy(by, terms)))
  const words = new Set(THESAURUS_WORDS)
  for (const terms of read) for (const { word } of terms) words.add(word)
  const stemsOfText = read.map((terms) => [...new Set(terms.map(({ stem }) => stem))])
  const stems = readBy('stem')
  wordSenses ??= buildWordSenses()
  const said = wordSenses
  return {
    ids: rows.map(({ id }) => id),
    readings: {
      stem: stems,
      root: readBy('root'),
      meaning: buildPostings(rows.map(({ text }) => meaningsIn(text))),
      matter: readBy('matter'),
      pair: readBy('pair'),
      letters: readBy('letters'),
    },
    typos: buildTypoIndex(words, SHORTEST_SLIP),
    known: new Set([...words].map(stemWord)),
    stemsOfText,
    said: {
      words: said,
      ofTexts: stemsOfText.map((own) => saidOf(said, own, (stem) => rarityOf(stems, stem))),
    },
    senses: readSense && { readSense, ofTexts: rows.map(({ text }) => senseOf(readSense(text))) },
  }
}

export function countedBy(by: WordReading, terms: readonly Term[]): Counted[] {
  const weigh = (term: string, place: number) => ({
    term,
    weight: place < BEGINNING_TERMS ? BEGINNING_WEIGHT : 1,
  })
  if (by === 'stem') return terms.map(({ stem }, place) => weigh(stem, place))
  if (by === 'root') return terms.map(({ root }, place) => weigh(root, place))
  if (by === 'matter')
    return terms.flatMap(({ root }) => {
      const matters = MATTERS_OF_ROOT.get(root) ?? []
      return matters.map((matter) => ({ term: String(matter), weight: 1 / matters.length ** 0.5 }))
    })
  if (by === 'pair') return pairsOf(terms).map((term) => ({ term, weight: 1 }))
  return terms.flatMap(({ word }) => lettersOf(word).map((term) => ({ term, weight: 1 })))
}

/** Things of the thesaurus, each once for each time it is named. */
export function meaningsIn(text: string): Counted[] {
  return findMeanings(text).map(({ group, from }) => ({
    term: String(group),
    weight: from < BEGINNING_TERMS ? BEGINNING_WEIGHT : 1,
  }))
}

/** How far two words of a pair may stand from each other. */
const PAIR_REACH = 2

function pairsOf(terms: readonly Term[]): string[] {
  return terms.flatMap(({ stem, position }, at) =>
    terms
      .slice(at + 1, at + 1 + PAIR_REACH)
      .filter((other) => other.position - position <= PAIR_REACH + 1)
      .map((other) => (stem < other.stem ? `${stem} ${other.stem}` : `${other.stem} ${stem}`)),
  )
}
