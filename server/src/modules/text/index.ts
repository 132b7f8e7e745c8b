/** What a text says: topic, place, kind, urgency. Suggests only; a person decides. */
import { type CatalogueSource, compileCatalogue } from './domain/catalogue.ts'
import { type Suggester, suggest } from './domain/suggest.ts'

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
} from './domain/cue.ts'
export { type CueBook, type CueTable, compileCues } from './domain/cue-book.ts'
export { hidePeople } from './domain/hide-people.ts'
export type { Kind, KindReason, KindSuggestion } from './domain/kind.ts'
export { KINDS } from './domain/kind.ts'
export { likeness, type WordSet, withoutNames, wordSet } from './domain/likeness.ts'
export type { MunicipalityReason, MunicipalitySuggestion } from './domain/municipality.ts'
export { namesOurPlace, type PointFact } from './domain/municipality.ts'
export { keepOffered, type Offered } from './domain/offered.ts'
export { findPersonalData, maskPersonalData, type PersonalKind } from './domain/personal-data.ts'
export type { Place } from './domain/place.ts'
export { restOfText } from './domain/rest-of-text.ts'
export { readRumourSigns, weighRumour } from './domain/rumour.ts'
export type { Suggester, Suggestions, TextFacts, TextToSuggest, UrgencyReason } from './domain/suggest.ts'
export { SURE_CONFIDENCE } from './domain/suggest.ts'
export { makeTitle } from './domain/title.ts'
export { type Token, tokenize } from './domain/tokens.ts'
export type { TopicReason, TopicSuggestion } from './domain/topics.ts'
export { isOneEdit } from './domain/typos.ts'
export { understandVerdict, type Verdict } from './domain/verdict.ts'

/** Compiling takes tens of milliseconds: do it once for a version of the catalogue, not for each message. */
export function createRuleSuggester(source: CatalogueSource): Suggester {
  const catalogue = compileCatalogue(source)
  return (texts) => texts.map((text) => suggest(catalogue, text))
}
