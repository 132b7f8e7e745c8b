/** Finds each place that a text names and where it stands there: municipality, settlement, street and house. */

import type { Catalogue, PlaceName } from '../../catalogue.ts'
import { readNameWord } from '../../spans/name-book.ts'
import { nearBefore, nearBehind } from '../../words/near.ts'
import { foldSpelling } from '../../words/spelling.ts'
import { normalizeWord, type Token, tokenize } from '../../words/tokens.ts'
import { buildTypoIndex, findByTypo, type TypoIndex } from '../../words/typos.ts'
import { findPlaceMentions } from '../municipality.ts'
import { findStreets, type StreetSpan } from './find-streets.ts'

export type PlaceSpan = {
  municipality: string | null
  settlement: string | null
  street: string | null
  house: string | null
  start: number
  end: number
  confidence: number
}
/** How the municipalities of the region are called, by code. */
export type PlaceNames = ReadonlyMap<string, { name: string; centre: string }>

const OF_MUNICIPALITY = /^(?:\p{L}+ск(?:ий|ого|ому|им|ом))$/u
const AREA_BEHIND = /^\s{0,2}(?:р-н\p{L}{0,2}|район\p{L}{0,2}|округ\p{L}{0,2}|м\.?\/?о\.?(?!\p{L}))/iu
const KIND_BEFORE =
  /(?<!\p{L})(?:г|гор|город\p{L}{0,2}|д|дер|деревн\p{L}{1,2}|с|сел[оаеу]|п|пос|пос[её]л(?:ок|к)\p{L}{0,2}|пгт|рп|ст|станци\p{L}{1,2})(?:\.\s?|\s)$/iu
/** What may stand between the parts of one address. */
const BETWEEN = /^(?:\s?,\s?|\s|,?\s(?:на|по|в|во|у|из)\s|\s?[—(]\s?)$/iu
const UNKNOWN_BY_KIND =
  /(?<!\p{L})(?:д\.|дер\.|деревн\p{L}{1,2}|сел[оаеу]|пос\.|пос[её]л(?:ок|к)\p{L}{0,2}|пгт\.?|рп\.?|п\.|станци\p{L}{1,2})\s?(\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+)?(?:-\d)?)/gu
const SMALL_BY_KIND =
  /(?<!\p{L})(?:деревн[яеию]|дер\.|пос[её]лок|пос[её]лк[еа]|сел[оае])\s(\p{Ll}{4,}(?:ово|ево|ино|ицы|ичи|ье|овка|овке|ка|ке|ово|ове|ине|ки|ец|ище|ищи|уха|ни|ны|ы))(?!\p{L})/gu
const UNKNOWN_BY_LEAD =
  /(?<!\p{L})(?:[Вв]|[Вв]о|[Ии]з|[Дд]о|[Пп]од|[Чч]ерез|[Зз]а|[Оо]коло|[Уу]|[Вв]озле|[Нн]апротив|[Нн]а)\s(\p{Lu}\p{Ll}{3,}(?:\s\p{Lu}\p{Ll}+)?(?:-\d)?)(?![\p{L}-])/gu
const LOOKS_LIKE_VILLAGE =
  /(?:ово|ево|ёво|ино|ыно|ичи|ичах|ичей|ицы|ицах|иц|овке|овки|овку|овка|овкой|инке|ье|ьях|ища|ищах|ищи|ищ|енец|инах|инам|цах|бороды|бородах|ица|енце|никах|ники|ников|ово|ове|еве|ине|ова|ева|ина|бор|бору|мост|мосту|горк\p{L}|гор[ыуе]|полье|поле|полисть|полисти|сольцы|сольцах|сел[оеа]|лучье|речье|озерье|озерья|холынь\p{L}|холынье|ань|ани|ынь|ыни)$/u
const NO_VILLAGE =
  /^(?:росси|москв|питер|петербург|ленинград|псков|твер|интернет|вконтакт|телеграм|волхов|ильмен|мст[аеуы]|ловат|пол[аеуы]$|магнит|пят[её]рочк|росстат|госуслуг|администраци|думе?|европ|китай|украин|доме|школ|садик|больниц|ледов|кремл|софи|центр|поликлиник|новом?\s?год|рожде|пасх|крещен|троиц|госавто|роспотреб|росреестр|ростелеком|сбер|почт|соцзащит|собес|минист|правительств|прокуратур|полици|ютуб|ватсап|фейсбук|озон|вайлдб|авито|яндекс|египет|турци|крым|сочи|сибир|карели|питер|афган|чечн|герман|росси|союз)/u

type Mention = Omit<PlaceSpan, 'street' | 'house'>

export function findPlaces(catalogue: Catalogue, names: PlaceNames, text: string): PlaceSpan[] {
  const mentions = findSettlements(catalogue, names, text)
  const streets = findStreets(text)
    .filter((street) => !isSettlement(street, mentions))
    .map((street) => placeOf(street, mentions))
  const apart = mentions
    .filter((one) => !streets.some((street) => one.start < street.end && street.start < one.end))
    .map((mention): PlaceSpan => ({ ...mention, street: null, house: null }))
  return join(
    [...streets, ...apart].sort((a, b) => a.start - b.start),
    text,
  )
}

/** «Кречевицы, д. 8»: the house of a village that has no streets. */
function placeOf({ street, house, ...span }: StreetSpan, mentions: readonly Mention[]): PlaceSpan {
  const village =
    span.confidence < 0.9 &&
    mentions.find(({ start, end, confidence }) => start === span.start && end < span.end && confidence > 0.85)
  if (village)
    return {
      ...span,
      street: null,
      house,
      municipality: village.municipality,
      settlement: village.settlement,
    }
  return { ...span, street, house, municipality: null, settlement: null }
}

/** «В Новой Мельнице», «от Хвойной»: without a house it is the village and not a street of that name. */
function isSettlement(
  street: { start: number; end: number; house: string | null; confidence: number },
  mentions: readonly Mention[],
): boolean {
  const mention = mentions.find(({ start, end }) => start < street.end && street.start < end)
  if (!mention || street.house !== null || street.confidence >= 0.9) return false
  return mention.confidence > 0.7 || mention.end - mention.start > street.end - street.start
}

function findSettlements(catalogue: Catalogue, names: PlaceNames, text: string): Mention[] {
  const tokens = tokenize(text)
  const found = findPlaceMentions(catalogue, tokens)
    .filter((mention) => !isNoPlace(text, mention, tokens))
    .map((mention): Mention => {
      const known = names.get(mention.municipalityCode)
      const words = text.slice(mention.start, mention.end)
      const behind = AREA_BEHIND.exec(nearBehind(text, mention.end))?.[0] ?? ''
      const isArea =
        behind !== '' || OF_MUNICIPALITY.test(normalizeWord(words).replace(/\s(?:район|округ)\p{L}*$/u, ''))
      if (mention.settlement === null && isArea && known)
        return {
          municipality: known.name,
          settlement: null,
          start: mention.start,
          end: mention.end + behind.length,
          confidence: 0.95,
        }
      const settlement = mention.settlement ?? known?.centre ?? null
      const isCity = settlement === known?.name
      return {
        municipality: isCity ? (known?.name ?? null) : null,
        settlement,
        start: startWithKind(text, mention.start),
        end: mention.end,
        confidence: 0.9,
      }
    })
  return withUnknown(
    [
      ...found,
      ...findMisspelt(catalogue, names, tokens, found),
      ...findCommon(catalogue, tokens, text, found),
    ],
    text,
  )
}

/** «Новгородов», «пестовская пекарня», «Валдай» the lorry: words that only share a stem with a place. */
type Spelling = ReadonlyMap<string, PlaceName>
const spellings = new WeakMap<Catalogue, { bySound: Spelling; typos: TypoIndex; byStem: Spelling }>()

function spellingsOf(catalogue: Catalogue) {
  const known = spellings.get(catalogue)
  if (known) return known
  const single = [...catalogue.places.values()]
    .flat()
    .filter(({ stems, isCommonWord }) => stems.length === 1 && !isCommonWord && (stems[0]?.length ?? 0) > 4)
  const byStem = new Map(single.map((name) => [name.stems[0] ?? '', name]))
  const bySound = new Map(single.map((name) => [soundOf(name.stems[0] ?? ''), name]))
  const made = { bySound, typos: buildTypoIndex(byStem.keys()), byStem }
  spellings.set(catalogue, made)
  return made
}

const soundOf = (stem: string) =>
  foldSpelling(
    stem
      .replace(/([чщ])ю/u, '$1у')
      .replace(/([чщ])я/u, '$1а')
      .replace(/([жш])ы/u, '$1и'),
  )

/** «В Чюдово», «из Кричевиц»: spelt as it is heard, or with a letter wrong. */
function findMisspelt(
  catalogue: Catalogue,
  names: PlaceNames,
  tokens: readonly Token[],
  found: readonly Mention[],
): Mention[] {
  const { bySound, typos, byStem } = spellingsOf(catalogue)
  return tokens.flatMap((token, at): Mention[] => {
    if (token.stem.length < 5 || found.some(({ start, end }) => start < token.end && token.start < end))
      return []
    const before = tokens[at - 1]?.word ?? ''
    if (!/^(?:в|во|из|до|под|через|за)$/u.test(before) || readNameWord(token.raw).isEveryday) return []
    const near = token.stem.length > 5 ? findByTypo(typos, token.stem) : null
    const name = bySound.get(soundOf(token.stem)) ?? (near === null ? undefined : byStem.get(near))
    const settlement = name && (name.settlement ?? names.get(name.municipalityCode)?.centre)
    if (!settlement || /ск(?:ий|ого|ом|ая|ой)$/u.test(token.word)) return []
    return [{ municipality: null, settlement, start: token.start, end: token.end, confidence: 0.72 }]
  })
}

/** «От Хвойной», «без врача и Холм»: a place that is a word too, with a capital inside a sentence. */
function findCommon(
  catalogue: Catalogue,
  tokens: readonly Token[],
  text: string,
  found: readonly Mention[],
): Mention[] {
  return tokens.flatMap((token): Mention[] => {
    const name = catalogue.places
      .get(token.stem)
      ?.find(
        ({ isCommonWord, stems, settlement }) => isCommonWord && stems.length === 1 && settlement !== null,
      )
    if (
      !name ||
      !/^\p{Lu}/u.test(token.raw) ||
      found.some(({ start, end }) => start < token.end && token.start < end)
    )
      return []
    const [before, after] = [nearBefore(text, token.start), nearBehind(text, token.end)]
    const isStreet =
      /(?:^|[^\p{L}])(?:на|по|ул|улица|улице)\.?\s$/iu.test(before) ||
      /^,?\s(?:д\.?\s?)?\d/u.test(after) ||
      /^\s(?:ул|пер)/u.test(after)
    if (isStreet || !/[\p{Ll},]\s$/u.test(before)) return []
    return [
      {
        municipality: null,
        settlement: name.settlement,
        start: token.start,
        end: token.end,
        confidence: 0.75,
      },
    ]
  })
}

type Found = { start: number; end: number; words: string; settlement: string | null }

function isNoPlace(
  text: string,
  { start, end, words, settlement }: Found,
  tokens: readonly Token[],
): boolean {
  const word = normalizeWord(words)
  const quoted = /[«"]$/u.test(nearBefore(text, start)) && /^[»"]/u.test(nearBehind(text, end))
  if (quoted) return true
  if (
    settlement !== null &&
    /^(?:горк|волок|прогресс|мойк|медвед|передк|пол[аы]$|лесн)/u.test(word) &&
    /^\p{Ll}/u.test(words)
  )
    return true
  if (
    settlement === null &&
    /(?:цы|чане|цев|чан|рушане)$/u.test(word) &&
    !/^(?:сольцы|крестцы|минцы|дубовицы)/u.test(word)
  )
    return true
  if (settlement === null && /^\p{L}+(?:ск|цк)(?:ая|ой|ую|ие|их|ими)$/u.test(word)) return true
  if (/^\p{L}+(?:ов|ев)(?:а|у|ым)?$/u.test(word) && !/^\p{Lu}/u.test(words)) return true
  const next = tokens.find((token) => token.start >= end)
  const isSurname = /(?:фамили\p{L}+|сантехник|врач|гражданин|лидия|мария|анна)\s$/iu.test(
    nearBefore(text, start),
  )
  return isSurname || (next !== undefined && /^(?:улиц|ул$)/u.test(next.word) && /(?:ая|ой|ую)$/u.test(word))
}

function startWithKind(text: string, start: number): number {
  const kind = KIND_BEFORE.exec(nearBefore(text, start))
  const isPreposition = kind !== null && /^[сп]\s$/iu.test(kind[0])
  return kind && !isPreposition ? start - kind[0].length : start
}

/** A village that the directory does not list: by its kind, or by a preposition and the look of one. */
function withUnknown(known: Mention[], text: string): Mention[] {
  const found = [...known]
  const add = (start: number, end: number, name: string, confidence: number) => {
    if (!found.some((one) => one.start < end && start < one.end))
      found.push({ municipality: null, settlement: name, start, end, confidence })
  }
  for (const match of text.matchAll(UNKNOWN_BY_KIND))
    add(match.index, match.index + match[0].length, match[1] ?? '', 0.8)
  for (const match of text.matchAll(SMALL_BY_KIND))
    if (!readNameWord(match[1] ?? '').isEveryday)
      add(match.index, match.index + match[0].length, match[1] ?? '', 0.7)
  for (const match of text.matchAll(UNKNOWN_BY_LEAD)) {
    const name = match[1] ?? ''
    const word = normalizeWord(name)
    if (NO_VILLAGE.test(word) || !(LOOKS_LIKE_VILLAGE.test(word) || isStrange(match[0], name))) continue
    const start = match.index + match[0].length - name.length
    add(start, start + name.length, name, 0.6)
  }
  return found
}

/** «Из Ситни», «в Находе»: no everyday word and nobody's name stands with a capital there. */
function isStrange(words: string, name: string): boolean {
  if (!/^(?:в|во|из|до|под)\s/iu.test(words) || name.includes(' ')) return false
  const { isEveryday, given, isPatronymic, isAdjective } = readNameWord(name)
  return !isEveryday && given === 0 && !isPatronymic && !isAdjective
}

/** Settlement, street and municipality beside each other are one place: «Малая Вишера, Революции 22». */
function join(spans: readonly PlaceSpan[], text: string): PlaceSpan[] {
  const joined: PlaceSpan[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.start < last.end) continue
    if (last && BETWEEN.test(text.slice(last.end, span.start)) && isRest(last, span)) {
      joined[joined.length - 1] = {
        municipality: last.municipality ?? span.municipality,
        settlement: last.settlement ?? span.settlement,
        street: last.street ?? span.street,
        house: last.house ?? span.house,
        start: last.start,
        end: span.end,
        confidence: Math.min(1, Math.max(last.confidence, span.confidence) + 0.02),
      }
    } else joined.push(span)
  }
  return joined
}

/** Whether the second says of the first what it does not say itself. */
function isRest(first: PlaceSpan, second: PlaceSpan): boolean {
  if (first.street !== null && second.street !== null) return false
  if (first.settlement !== null && second.settlement !== null) return false
  const isSame = first.street === null && second.street === null
  return (
    !isSame ||
    (first.municipality === null) !== (second.municipality === null) ||
    (first.settlement === null) !== (second.settlement === null)
  )
}
