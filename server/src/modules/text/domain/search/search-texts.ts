/** Ranks texts by what a query means. Pure: the same texts and query give the same order. */
import { compareSenses, senseOf as saidOf } from '../words/lexicon/word-senses.ts'
import { type Meant, meantBy, turnLayout } from './misspelt.ts'
import { addScores, type Counted, rarityOf, type Shape } from './postings.ts'
import { readTerms } from './read-terms.ts'
import { countedBy, meaningsIn, type Reading, type SearchIndex } from './search-index.ts'
import { nearness } from './senses.ts'

export type Found<Id> = { id: Id; score: number }

/** These were chosen on the halves that were read; docs/quality-search.md. */
const WEIGHTS: Record<Reading, number> = {
  ...{ stem: 1, root: 0.4, meaning: 1, matter: 1.2, pair: 0.3, letters: 0.1 },
}
const SHAPES: Record<Reading, Shape> = {
  stem: { saturation: 1, byLength: 0.5 },
  root: { saturation: 1, byLength: 0.5 },
  meaning: { saturation: 1, byLength: 0.5 },
  // Many words of one matter say more than one word often.
  matter: { saturation: 3, byLength: 0.5 },
  pair: { saturation: 1, byLength: 0.5 },
  letters: { saturation: 1, byLength: 0.9 },
}
/** From how many texts how many words are learnt, and what they weigh. */
const FEEDBACK = { texts: 5, terms: 10, weight: 0.1 }

export function searchTexts<Id>(index: SearchIndex<Id>, query: string, top: number): Found<Id>[] {
  const scores = new Float64Array(index.ids.length)
  const asked = askedOf(index, query)
  if (asked.length === 0) return []
  const [told, meant] = [
    asked.filter(({ by }) => !OF_SENSE.has(by)),
    asked.filter(({ by }) => OF_SENSE.has(by)),
  ]
  for (const { by, ...counted } of told) add(scores, index, by, counted)
  const lack = 1 - shareSaid(scores, index, told)
  for (const { by, term, weight } of meant)
    add(scores, index, by, { term, weight: weight * SENSE.most * lack ** SENSE.power })
  addSenses(scores, index, { query, lack })
  addSaid(scores, index, { told, lack })
  learnFromBest(scores, index)
  return placesOf(scores, top).flatMap((text) => {
    const id = index.ids[text]
    return id === undefined ? [] : [{ id, score: scores[text] ?? 0 }]
  })
}

/** What a query means matters the more, the less of its own words any text has. */
const OF_SENSE: ReadonlySet<Reading> = new Set(['meaning', 'matter'])
const SENSE = { most: 10, power: 3 }

/** How much of the words of a query the best text has, 0 to 1. */
function shareSaid<Id>(scores: Float64Array, index: SearchIndex<Id>, told: readonly Asked[]): number {
  const best = scores.reduce((most, score) => Math.max(most, score), 0)
  const whole = told
    .filter(({ by }) => by === 'stem')
    .reduce((sum, { term, weight }) => sum + weight * rarityOf(index.readings.stem, term) * WEIGHTS.stem, 0)
  return whole === 0 ? 0 : Math.min(1, best / (whole * SAID_WHOLE))
}

/** A text that says all of it scores so much for each point of rarity: BM25 counts up to twice, roots and letters add. */
const SAID_WHOLE = 2

/** How much the topic says where nothing of the words is said. */
const TOPIC_SAYS = 20

function addSenses<Id>(
  scores: Float64Array,
  { senses }: SearchIndex<Id>,
  { query, lack }: { query: string; lack: number },
): void {
  if (senses === null) return
  const asked = senses.readSense(query)
  for (const [text, sense] of senses.ofTexts.entries())
    scores[text] = (scores[text] ?? 0) + TOPIC_SAYS * lack * nearness(asked, sense)
}

/** How much it says there that the words are said of the same things and deeds. */
const SAID_OF_SAME = 150

function addSaid<Id>(
  scores: Float64Array,
  { said: { words, ofTexts }, readings }: SearchIndex<Id>,
  { told, lack }: { told: readonly Asked[]; lack: number },
): void {
  const stems = new Set(told.filter(({ by }) => by === 'stem').map(({ term }) => term))
  const asked = saidOf(words, stems, (stem) => rarityOf(readings.stem, stem))
  for (const [text, own] of ofTexts.entries())
    scores[text] = (scores[text] ?? 0) + SAID_OF_SAME * lack * compareSenses(words, asked, own).all
}

type Asked = Counted & { by: Reading }

/** What is looked for, and in which reading. */
function askedOf<Id>(index: SearchIndex<Id>, typed: string): Asked[] {
  const query = turnLayout(typed, index.known)
  const asked = readTerms(query).map((term) => meantBy(index, term))
  const likeliest = asked.flatMap(([first]) => (first ? [first] : []))
  const meanings = new Set(meaningsIn(correct(query, likeliest)).map(({ term }) => term))
  return [
    ...asked.flat().flatMap(({ term, certainty }): Asked[] => [
      { by: 'stem', term: term.stem, weight: certainty },
      { by: 'root', term: term.root, weight: certainty },
    ]),
    ...[...meanings].map((term): Asked => ({ by: 'meaning', term, weight: 1 })),
    ...(['matter', 'pair', 'letters'] as const).flatMap((by) => {
      const terms = likeliest.map(({ term }) => term)
      return countedBy(by, terms).map(({ term, weight }): Asked => ({ by, term, weight }))
    }),
  ]
}

/** The query as it was meant. */
function correct(query: string, likeliest: readonly Meant[]): string {
  return likeliest.reduceRight(
    (text, { term }) => `${text.slice(0, term.start)}${term.word}${text.slice(term.end)}`,
    query,
  )
}

function add<Id>(scores: Float64Array, index: SearchIndex<Id>, by: Reading, { term, weight }: Counted): void {
  addScores(scores, index.readings[by], { term, weight: weight * WEIGHTS[by] }, SHAPES[by])
}

/** Words that the best texts share stand beside what was asked; the texts themselves teach them. */
function learnFromBest<Id>(scores: Float64Array, index: SearchIndex<Id>): void {
  const best = placesOf(scores, FEEDBACK.texts)
  const total = best.reduce((sum, text) => sum + (scores[text] ?? 0), 0)
  const shared = new Map<string, number>()
  for (const text of best)
    for (const stem of index.stemsOfText[text] ?? [])
      shared.set(stem, (shared.get(stem) ?? 0) + (scores[text] ?? 0) / total)
  const telling = [...shared]
    .map(([term, share]) => ({ term, share, worth: share * rarityOf(index.readings.stem, term) }))
    .sort((one, other) => other.worth - one.worth || (one.term < other.term ? -1 : 1))
    .slice(0, FEEDBACK.terms)
  for (const { term, share } of telling) add(scores, index, 'stem', { term, weight: share * FEEDBACK.weight })
}

function placesOf(scores: Float64Array, top: number): number[] {
  return [...scores.keys()]
    .filter((text) => (scores[text] ?? 0) > 0)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
    .slice(0, top)
}
