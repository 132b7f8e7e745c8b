/** Compiles what the rules know about a region once into look-ups by stem. */
import { COMMON_WORDS } from './words/common-words.ts'
import { stemWord } from './words/stem.ts'
import { stemPhrase } from './words/tokens.ts'
import { buildTypoIndex, type TypoIndex } from './words/typos.ts'

export type TopicSource = {
  code: string
  groupCode: string
  isUrgent: boolean
  /** Maps a word or phrase to its weight. A negative weight speaks against the topic. */
  keywords: Record<string, number>
}
export type MunicipalitySource = { code: string; aliases: string[] }
export type SettlementSource = { name: string; municipalityCode: string; isCommonWord: boolean }

export type CatalogueSource = {
  topics: readonly TopicSource[]
  municipalities: readonly MunicipalitySource[]
  settlements: readonly SettlementSource[]
}

export type Keyword = { topic: number; stems: string[]; weight: number }
export type PlaceName = {
  municipalityCode: string
  /** The code of a settlement; null for a name of the municipality itself. */
  settlement: string | null
  stems: string[]
  /** The last word as the dictionary spells it, which tells «в Новгород» from «в Новгороде». */
  lastWord: string
  isCommonWord: boolean
}

export type Catalogue = {
  topics: readonly TopicSource[]
  urgentTopics: Set<string>
  /** Keywords by their rarest stem. */
  keywords: Map<string, Keyword[]>
  /** Stems of keywords and of correct words that are near them, in which no typo is looked for. */
  knownStems: Set<string>
  typos: TypoIndex
  /** Names by their first stem, the longest first. */
  places: Map<string, PlaceName[]>
}

export function compileCatalogue(source: CatalogueSource): Catalogue {
  const all = source.topics.flatMap(compileKeywords)
  const uses = new Map<string, number>()
  for (const { stems } of all) for (const stem of stems) uses.set(stem, (uses.get(stem) ?? 0) + 1)
  const rarest = (stems: string[]) =>
    stems.reduce((best, stem) => ((uses.get(stem) ?? 0) < (uses.get(best) ?? 0) ? stem : best))
  const places = [...source.municipalities.flatMap(namesOf), ...source.settlements.map(nameOf)]
  places.sort((a, b) => b.stems.length - a.stems.length)
  const knownStems = new Set([...uses.keys()].map((stem) => stem.replace('не ', '')))
  const commonStems = COMMON_WORDS.map(stemWord)
  return {
    topics: source.topics,
    urgentTopics: new Set(source.topics.filter(({ isUrgent }) => isUrgent).map(({ code }) => code)),
    keywords: Map.groupBy(all, ({ stems }) => rarest(stems)),
    knownStems: new Set([...knownStems, ...commonStems]),
    typos: buildTypoIndex(knownStems),
    places: Map.groupBy(places, ({ stems }) => stems[0] ?? ''),
  }
}

/** Joins phrases with the same stems into one keyword, with the larger weight. */
function compileKeywords(source: TopicSource, topic: number): Keyword[] {
  const byStems = new Map<string, Keyword>()
  for (const [phrase, weight] of Object.entries(source.keywords)) {
    const stems = stemPhrase(phrase)
    const key = [...stems].sort().join('|')
    const known = byStems.get(key)
    if (stems.length > 0 && (!known || weight > known.weight)) byStems.set(key, { topic, stems, weight })
  }
  return [...byStems.values()]
}

function namesOf({ code, aliases }: MunicipalitySource): PlaceName[] {
  return aliases.map((alias) => ({
    municipalityCode: code,
    settlement: null,
    stems: stemPhrase(alias),
    lastWord: lastWordOf(alias),
    isCommonWord: false,
  }))
}

function nameOf({ name, municipalityCode, isCommonWord }: SettlementSource): PlaceName {
  const stems = stemPhrase(name)
  return { municipalityCode, settlement: name, stems, lastWord: lastWordOf(name), isCommonWord }
}

function lastWordOf(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е').split(/[ -]/).at(-1) ?? ''
}
