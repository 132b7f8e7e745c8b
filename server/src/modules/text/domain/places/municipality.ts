/**
 * Finds the municipality that the resident speaks of. The channel says it first, and the text overrides it only by
 * naming another municipality or settlement as the place itself. Streets decide nothing, because every town has a
 * Lenin street. A name that is only a destination («ездим в Новгород», «автобус до Боровичей») is weak and does not
 * override the channel.
 */
import type { Catalogue, PlaceName } from '../catalogue.ts'
import type { Token } from '../words/tokens.ts'

export type MunicipalityReason =
  | { code: 'channel' | 'point' | 'point_outside' }
  | { code: 'chosen_by_author'; words: string[] }
  | {
      code: 'named_in_text' | 'overrides_channel' | 'named_as_destination' | 'several_named' | 'names_another'
      words: string[]
    }

export type MunicipalitySuggestion = { code: string; confidence: number; reasons: MunicipalityReason[] }

/** Whether the text itself, and not only the channel, names a municipality or a settlement of the region. */
export function namesOurPlace(suggestion: MunicipalitySuggestion | null): boolean {
  return (suggestion?.reasons ?? []).some((reason) => 'words' in reason)
}

export type PlaceMention = {
  municipalityCode: string
  settlement: string | null
  words: string
  isDestination: boolean
  start: number
  end: number
}

const SETTLEMENT_KIND =
  /^(?:д|дер|деревн[а-я]+|с|сел[оаеу]|п|пос|пгт|рп|поселк?[а-я]*|г|гор|город[аеу]?|ст|станци[а-я]+)$/
const PLACING = /^(?:в|во|на|из|до|под|за|через)$/
const SURNAME_LIKE = /(?:ово|ево|ино)$/
const DESTINATION_WORD = /^(?:до|из|через|от|между)$/
const TRAVEL =
  /^(?:ед|езд|езж|поех|поезд|вез|воз|отвез|привез|увез|увоз|направ|добра|добир|уех|доех|посла|отправ|маршрут|пере(?:вед|вод|вез|воз|езж|ед|ех|нес|нос|брос|сел))/
/** «Ул. Крестецкая», «на Новгородской улице», «на Валдайской, 5» are names of streets, whatever they are called after. */
const STREET_KIND =
  /^(?:ул|улиц[аыеу]|улицей|пер|переулок|переулк[а-я]+|пр|просп|проспект[а-я]*|шоссе|наб|набережн[а-я]+|пл|площад[а-я]+|бульвар[а-я]*|проезд[а-я]*)$/
const ADJECTIVE = /(?:ая|яя|ой|ей|ую|юю|ий|ый|ого|его|ому|ему|ом|ем)$/
const FEMININE = /(?:ая|яя|ой|ей|ую|юю)$/
const INSIDE = new Set(['в', 'во', 'на', 'по', 'под', 'у', 'о'])
const FOREIGN = new Set(['нижний', 'нижнем', 'нижнего'])

export function findPlaceMentions(catalogue: Catalogue, tokens: readonly Token[]): PlaceMention[] {
  const mentions: PlaceMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const candidates = catalogue.places.get(tokens[i]?.stem ?? '') ?? []
    const name = candidates.find((candidate) => matchesAt(candidate, tokens, i))
    if (!name) continue
    const last = tokens[i + name.stems.length - 1]
    const first = tokens[i]
    if (!first || !last) continue
    mentions.push({
      municipalityCode: name.municipalityCode,
      settlement: name.settlement,
      words: tokens
        .slice(i, i + name.stems.length)
        .map(({ raw }) => raw)
        .join(' '),
      isDestination: isDestination(name, tokens, i),
      start: first.start,
      end: last.end,
    })
    i += name.stems.length - 1
  }
  return mentions
}

/** Where a point that came with the words lies: in a municipality, or outside the region. */
export type PointFact = { municipalityCode: string } | 'outside'

/** A point says where it is, while words and the page they were written on only hint at it. */
export function weighAgainstPoint(
  suggested: MunicipalitySuggestion | null,
  point: PointFact | null,
): MunicipalitySuggestion | null {
  if (point === null) return suggested
  if (point === 'outside') {
    return (
      suggested && {
        ...suggested,
        confidence: 0.4,
        reasons: [{ code: 'point_outside' }, ...suggested.reasons],
      }
    )
  }
  const { municipalityCode: code } = point
  const named = suggested?.reasons.filter((reason) => 'words' in reason) ?? []
  if (suggested?.code === code || named.length === 0)
    return { code, confidence: 0.99, reasons: [{ code: 'point' }, ...named] }
  const words = named.flatMap((reason) => reason.words)
  return { code, confidence: 0.9, reasons: [{ code: 'point' }, { code: 'names_another', words }] }
}

/** `chosenAt`: where the line begins in which the form wrote what the author chose. */
export function suggestMunicipality(
  mentions: readonly PlaceMention[],
  channelMunicipalityCode: string | null,
  chosenAt: number | null = null,
): MunicipalitySuggestion | null {
  const chosen = chosenAt === null ? null : mentions.find(({ start }) => start >= chosenAt)
  if (chosen) {
    const reason = { code: 'chosen_by_author' as const, words: [chosen.words] }
    return { code: chosen.municipalityCode, confidence: 0.97, reasons: [reason] }
  }
  const placed = mentions.filter(({ isDestination }) => !isDestination)
  const codes = new Set(placed.map(({ municipalityCode }) => municipalityCode))
  if (channelMunicipalityCode !== null) return weighAgainstChannel(placed, codes, channelMunicipalityCode)
  const best = placed.find(({ settlement }) => settlement !== null) ?? placed[0]
  if (best) {
    const code = best.municipalityCode
    const words = wordsFor(placed, code)
    if (codes.size === 1) return { code, confidence: 0.93, reasons: [{ code: 'named_in_text', words }] }
    return { code, confidence: 0.55, reasons: [{ code: 'several_named', words: wordsOf(placed) }] }
  }
  const going = mentions[0]
  if (!going) return null
  const reason = { code: 'named_as_destination' as const, words: [going.words] }
  return { code: going.municipalityCode, confidence: 0.45, reasons: [reason] }
}

function weighAgainstChannel(
  placed: readonly PlaceMention[],
  codes: Set<string>,
  channelCode: string,
): MunicipalitySuggestion {
  if (codes.size === 0) return { code: channelCode, confidence: 0.85, reasons: [{ code: 'channel' }] }
  if (codes.has(channelCode)) {
    const named = { code: 'named_in_text' as const, words: wordsFor(placed, channelCode) }
    return { code: channelCode, confidence: 0.97, reasons: [{ code: 'channel' }, named] }
  }
  const [code = channelCode] = codes
  const reason = { code: 'overrides_channel' as const, words: wordsFor(placed, code) }
  return { code, confidence: codes.size === 1 ? 0.82 : 0.55, reasons: [reason] }
}

function matchesAt(name: PlaceName, tokens: readonly Token[], at: number): boolean {
  if (!name.stems.every((stem, i) => tokens[at + i]?.stem === stem)) return false
  const [before, first] = [tokens[at - 1], tokens[at]]
  const last = tokens[at + name.stems.length - 1]
  if (!first || !last || (before && FOREIGN.has(before.word))) return false
  if (isOfStreet(last, before, tokens[at + name.stems.length])) return false
  if (before && SETTLEMENT_KIND.test(before.word)) return true
  const isCapital = first.raw.charAt(0) !== first.raw.charAt(0).toLowerCase()
  const isAfterPreposition =
    before !== undefined && before.position === first.position && PLACING.test(before.word)
  if (name.isCommonWord) return isCapital && isAfterPreposition
  // «Зайцева» is a person, «Зайцево» and «в Зайцеве» are a village; «выбиты» is not the village of Выбити.
  if (SURNAME_LIKE.test(name.lastWord) && last.word !== name.lastWord) return isCapital && isAfterPreposition
  return name.settlement === null || isCapital || isAfterPreposition
}

function isOfStreet(last: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (!ADJECTIVE.test(last.word)) return false
  if (before && STREET_KIND.test(before.word)) return true
  if (next && STREET_KIND.test(next.word) && next.position === last.position + 1) return true
  return FEMININE.test(last.word) && next !== undefined && /^\d{1,3}[а-в]?$/.test(next.word)
}

/** «В Новгород» is where one goes, «в Новгороде» is where one is. Names in -о do not change, so they count as places. */
function isDestination(name: PlaceName, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const last = tokens[at + name.stems.length - 1]
  if (!before || !last) return false
  if (DESTINATION_WORD.test(before.word)) return true
  if (!INSIDE.has(before.word)) return false
  // Towns are «в», not «на», but for Валдай: «на Чудово» is a direction.
  if (before.word === 'на') return !last.word.endsWith('е')
  const isGoing = tokens.slice(Math.max(0, at - 5), at).some(({ word }) => TRAVEL.test(word))
  const accusative = name.lastWord.replace(/ая$/, 'ую').replace(/а$/, 'у')
  const isMoveForm = (before.word === 'в' || before.word === 'во') && last.word === accusative
  return isMoveForm && (isGoing || !/[оеи]$/.test(name.lastWord) || name.lastWord.endsWith('чи'))
}

function wordsFor(mentions: readonly PlaceMention[], code: string): string[] {
  return wordsOf(mentions.filter(({ municipalityCode }) => municipalityCode === code))
}

function wordsOf(mentions: readonly PlaceMention[]): string[] {
  return [...new Set(mentions.map(({ words }) => words))]
}

/** The settlement named inside the suggested municipality. */
export function findSettlement(
  mentions: readonly PlaceMention[],
  municipalityCode: string | null,
): { name: string; fragment: string } | null {
  for (const { settlement, words, ...mention } of mentions) {
    if (settlement === null || mention.isDestination || mention.municipalityCode !== municipalityCode)
      continue
    return { name: settlement, fragment: words }
  }
  return null
}
