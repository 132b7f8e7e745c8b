/** Finds villages that the directory does not list: by the word of their kind, or by a preposition and their look. */
import { readNameWord } from '../../../spans/name-book.ts'
import { normalizeWord } from '../../../words/tokens.ts'
import type { Mention } from '../place-span.ts'

const UNKNOWN_BY_KIND =
  /(?<!\p{L})(?:д\.|дер\.|деревн\p{L}{1,2}|сел[оаеу]|пос\.|пос[её]л(?:ок|к)\p{L}{0,2}|пгт\.?|рп\.?|п\.|станци\p{L}{1,2})\s?(\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+)?(?:-\d)?)/gu
const SMALL_BY_KIND =
  /(?<!\p{L})(?:деревн[яеию]|дер\.|пос[её]лок|пос[её]лк[еа]|сел[оае])\s(\p{Ll}{4,}(?:ово|ево|ино|ицы|ичи|ье|овка|овке|ка|ке|ово|ове|ине|ки|ец|ище|ищи|уха|ни|ны|ы))(?!\p{L})/gu
const UNKNOWN_BY_LEAD =
  /(?<!\p{L})(?:[Вв]|[Вв]о|[Ии]з|[Дд]о|[Пп]од|[Чч]ерез|[Зз]а|[Оо]коло|[Уу]|[Вв]озле|[Нн]апротив|[Нн]а)\s(\p{Lu}\p{Ll}{3,}(?:\s\p{Lu}\p{Ll}+)?(?:-\d)?)(?![\p{L}-])/gu
const LOOKS_LIKE_VILLAGE =
  /(?:ово|ево|ёво|ино|ыно|ичи|ичах|ичей|ицы|ицах|иц|овке|овки|овку|овка|овкой|инке|ье|ьях|ища|ищах|ищи|ищ|енец|инах|инам|цах|бороды|бородах|ица|енце|никах|ники|ников|ово|ове|еве|ине|ова|ева|ина|бор|бору|мост|мосту|горк\p{L}|гор[ыуе]|полье|поле|полисть|полисти|сольцы|сольцах|сел[оеа]|лучье|речье|озерье|озерья|холынь\p{L}|холынье|ань|ани|ынь|ыни)$/u
const NO_VILLAGE =
  /^(?:росси|москв|питер|петербург|ленинград|псков|твер|интернет|вконтакт|телеграм|волхов|ильмен|мст[аеуы]|ловат|пол[аеуы]$|магнит|пят[её]рочк|росстат|госуслуг|администраци|думе?|европ|китай|украин|доме|школ|садик|больниц|ледов|кремл|софи|центр|поликлиник|новом?\s?год|рожде|пасх|крещен|троиц|госавто|роспотреб|росреестр|ростелеком|сбер|почт|соцзащит|собес|минист|правительств|прокуратур|полици|ютуб|ватсап|фейсбук|озон|вайлдб|авито|яндекс|египет|турци|крым|сочи|сибир|светофор|владивосток|ташкент|баку|ереван|тбилис|киев|харьков|одесс|минск|алмат|самар|саратов|ростов|казан|перм|челябинск|екатеринбург|новосибирск|омск|томск|тюмен|красноярск|иркутск|хабаровск|воронеж|липецк|тамбов|рязан|калуг|смоленск|брянск|курск|белгород|ярослав|костром|вологд|череповец|архангельск|мурманск|петрозаводск|выборг|гатчин|дагестан|узбекистан|таджикистан|казахстан|белорус|беларус|америк|израил|карели|питер|афган|чечн|герман|росси|союз)/u

/** «Накрыл всё Рахино»: no person and nothing else ends so, with a capital inside a sentence. */
const SURE_VILLAGE =
  /(?<=[\p{Ll},—–-]\s)\p{Lu}\p{Ll}{2,}(?:[оеё]во|[иы]но|[иы]чи|ищи|лецы|нцы|вицы)(?![\p{L}-]|[»"])/gu
/** «Мы с Трубечина», «мимо Рахина»: a man would stand in the instrumental or the dative. */
const FROM_VILLAGE =
  /(?<!\p{L})(?:с|от|мимо|близ|из-под)\s(\p{Lu}\p{Ll}{2,}(?:ова|ева|ина|ичей|ищ|иц))(?![\p{L}-])(?!\s\p{Lu})/gu
/** «У переезда в Тёсовском». */
const ADJECTIVE_VILLAGE =
  /(?<!\p{L})в\s(\p{Lu}\p{Ll}{2,}ском)(?=\s*(?:[.,!?;)]|$)|\s(?:нет|опять|снова|без|ни)(?!\p{L}))/gu

/** A village that the directory does not list: by its kind, or by a preposition and the look of one. */
export function withUnknown(known: Mention[], text: string): Mention[] {
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
  for (const match of text.matchAll(SURE_VILLAGE))
    if (!readNameWord(match[0]).isEveryday && !NO_VILLAGE.test(normalizeWord(match[0])))
      add(match.index, match.index + match[0].length, match[0], 0.6)
  for (const match of text.matchAll(FROM_VILLAGE)) {
    const name = match[1] ?? ''
    const end = match.index + match[0].length
    if (!readNameWord(name).isEveryday && !NO_VILLAGE.test(normalizeWord(name)))
      add(end - name.length, end, name, 0.5)
  }
  for (const match of text.matchAll(ADJECTIVE_VILLAGE)) {
    const name = match[1] ?? ''
    add(match.index + 2, match.index + match[0].length, name.replace(/ом$/u, 'ий'), 0.6)
  }
  return found
}

/** «Из Ситни», «в Находе»: no everyday word and nobody's name stands with a capital there. */
function isStrange(words: string, name: string): boolean {
  if (!/^(?:в|во|из|до|под)\s/iu.test(words) || name.includes(' ')) return false
  const { isEveryday, given, isPatronymic, isAdjective } = readNameWord(name)
  return !isEveryday && given === 0 && !isPatronymic && !isAdjective
}
