/** Reads topic, place, kind and urgency out of a text. It only suggests, and a person decides. */
import { type CatalogueSource, compileCatalogue } from './domain/catalogue.ts'
import { type Suggester, suggest } from './domain/suggest.ts'
import type { Addition } from './reader/domain/own/addition.ts'
import { blendTopics } from './reader/domain/topics/blend-topics.ts'
import type { TopicModels } from './reader/domain/topics/read-topics.ts'

export type {
  CatalogueSource,
  MunicipalitySource,
  SettlementSource,
  TopicSource,
} from './domain/catalogue.ts'
export {
  type Counts,
  type FoundCue,
  findCues,
  type IndexedText,
  indexText,
  readSign,
  type Sign,
  signOf,
  withOwnWords,
} from './domain/cues/cue.ts'
export { type CueBook, type CueTable, compileCues } from './domain/cues/cue-book.ts'
export { readRumourSigns, weighRumour } from './domain/cues/rumour.ts'
export type { Kind, KindReason, KindSuggestion } from './domain/kind.ts'
export { KINDS } from './domain/kind.ts'
export { chooseOffered, type Offered } from './domain/offered.ts'
export { hidePeople } from './domain/people/hide-people.ts'
export { findPersonalData, maskPersonalData, type PersonalKind } from './domain/people/personal-data.ts'
export {
  type AddressRow,
  compileGazetteer,
  type Gazetteer,
  placeByGazetteer,
} from './domain/places/gazetteer.ts'
export type { MunicipalityReason, MunicipalitySuggestion } from './domain/places/municipality.ts'
export { namesOurPlace, type PointFact } from './domain/places/municipality.ts'
export { saysOnlyWhere, wordsBesideWhere } from './domain/places/only-where.ts'
export { findPlace, type Place, readStreet } from './domain/places/place.ts'
export {
  createPlaceFinder,
  type MunicipalityNames,
  type PlaceFinder,
} from './domain/places/spans/place-finder.ts'
export type { PlaceSpan } from './domain/places/spans/place-span.ts'
export {
  createSpotReader,
  nameOfStreet,
  type SpotReader,
  type SpotTold,
  splitAddress,
  spotOfAddress,
  spotOfWords,
} from './domain/places/spot.ts'
export { nameStreet, STREET, STREET_KINDS, streetKey } from './domain/places/street.ts'
export { restOfText } from './domain/rest-of-text.ts'
export { holderOf } from './domain/search/held-words.ts'
export { buildSearchIndex, type SearchIndex } from './domain/search/search-index.ts'
export { type Found, searchTexts } from './domain/search/search-texts.ts'
export { listSlots, type Widened, widenQuery } from './domain/search/widen-query.ts'
export { findPersonalSpans } from './domain/spans/personal-spans.ts'
export type { PersonalSpan, SpanKind } from './domain/spans/span.ts'
export type { Suggester, Suggestions, TextFacts, TextToSuggest, UrgencyReason } from './domain/suggest.ts'
export { SURE_CONFIDENCE } from './domain/suggest.ts'
export { buildTitle } from './domain/title.ts'
export type { TopicReason, TopicSuggestion } from './domain/topics.ts'
export { understandVerdict, type Verdict } from './domain/verdict.ts'
export { likeness, type WordSet, withoutNames, wordSet } from './domain/words/likeness.ts'
export { findNearDuplicates, type NearDuplicate } from './domain/words/near-duplicates.ts'
export { spellings } from './domain/words/spellings.ts'
export { findMeanings, othersOf } from './domain/words/synonyms/meanings.ts'
export { orderedStems, type Token, tokenize } from './domain/words/tokens.ts'
export { buildTypoIndex, findByTypo, isOneEdit } from './domain/words/typos.ts'
export {
  type Around,
  addAround,
  type Feature,
  type ReadText,
  readFeatures,
  readWords,
} from './reader/domain/features/read-features.ts'
export { rowOf } from './reader/domain/features/vocabulary.ts'
export { type LabelledText, lessonsOf } from './reader/domain/lessons-of.ts'
export { bestOf, chancesOf, chancesOfRow, nearestOf, wordsFor } from './reader/domain/model/judge.ts'
export type { Model } from './reader/domain/model/model.ts'
export { decodeModel, encodeModel } from './reader/domain/model/model-bytes.ts'
export { decodeModels, encodeModels } from './reader/domain/model/models-bytes.ts'
export { createSenseReader, readWithSense } from './reader/domain/topics/read-sense.ts'
export { NO_TOPIC, readTopics, type TopicModels, topicsOf } from './reader/domain/topics/read-topics.ts'
export { type LearnOptions, type Lesson, trainModel } from './reader/domain/train-model.ts'
export { hitsOf, listByHits } from './room-hits.query.ts'
export { hasRoomWords, listByWords, roomWords } from './room-words.query.ts'
export { mayPassOn } from './rumours/domain/may-pass-on.ts'
export { fieldSigns } from './rumours/domain/read-told.ts'
export type { ClaimToMatch } from './rumours/domain/rumour-reader.ts'
export { loadRumourReader, type RumourReader } from './rumours/starter.ts'
export { anyWords, aroundWords, typedWords, widerWords } from './words.query.ts'

/** Compiling takes tens of milliseconds, so it is done once for a version of the catalogue and not for each message. */
export function createRuleSuggester(source: CatalogueSource): Suggester {
  const catalogue = compileCatalogue(source)
  return (texts) => texts.map((text) => suggest(catalogue, text))
}

/** The same with topics that are learnt from labelled texts; what the words of the directory say weighs in. */
export function createLearnedSuggester(source: CatalogueSource, models: TopicModels): Suggester {
  return createLearnedReader(source, models)(null)
}

/** One for whatever the installation has learnt by now; what all of them share is compiled once. */
export function createLearnedReader(
  source: CatalogueSource,
  models: TopicModels,
): (own: Addition | null) => Suggester {
  const catalogue = compileCatalogue(source)
  const groups = new Map(source.topics.map(({ code, groupCode }) => [code, groupCode]))
  return (own) => (texts) =>
    texts.map((text) =>
      suggest(catalogue, text, (words, ruled) => blendTopics(models, { words, ruled, groups, own })),
    )
}
