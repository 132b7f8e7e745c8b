/** Finds where somebody lives: a street or a settlement with a house and a flat. A house without a flat is nobody's. */

import { isKnownAdjective, isKnownGenitive } from '../places/spans/streets/street-names.ts'
import { nearBefore, nearBehind } from '../words/near.ts'
import { writeFigures } from './figures.ts'
import { readNameWord } from './name-book.ts'
import { overlaps, type PersonalSpan, spanOf } from './span.ts'

const WORD = '\\p{L}{1,25}(?:-\\p{L}{1,25}){0,2}'
const NAME = `(?:\\d{1,3}(?:-(?:я|й|ая|го|ой|летия))?\\s(?:лет\\s)?)?${WORD}(?:(?:\\.\\s?|\\s)${WORD}){0,2}\\.?\\s?`
const STREET_KIND =
  '(?:ул(?:ица|ице|ицы|ицу)?|пр(?:оспект\\p{L}*|-к?т\\p{L}*|осп)?|пер(?:еул\\p{L}*)?|наб(?:ережн\\p{L}*)?|ш(?:оссе)?|б-р|бульвар\\p{L}*|пл(?:ощад\\p{L}*)?|мкрн?|микрорайон\\p{L}*|проезд\\p{L}*|ul|pr|per)\\.?\\s?'
const SETTLEMENT = `(?:(?:г|д|дер|с|п|пос|пгт|рп|город\\p{L}*|деревн\\p{L}*|сел[оае]|пос[её]л\\p{L}*)\\.?\\s)?\\p{Lu}\\p{Ll}{1,25}(?:[\\s-]\\p{Lu}\\p{Ll}{1,25})?,\\s`
const HOUSE = `(?:(?:дом(?:а|е|у)?|д|dom|d)\\.?\\s?)?№?\\s?\\d{1,3}(?!\\d)(?:[\\s-]?[«"]?[а-гa-d][»"]?(?![\\p{L}]))?(?:/\\d{1,3}\\p{L}?)?(?:,?\\s?(?:к|корп|корпус\\p{L}*|стр|лит)\\.?\\s?(?:\\d{1,2}|\\p{L}(?!\\p{L})))?`
const NUMBER_WORD =
  '(?:(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцать|десять|один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто)(?:\\s(?:один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять))?'
const ORDINAL = '(?:\\d{1,3}(?:-?(?:я|й|ая|ой|ую))?|\\p{L}+(?:ая|ой|ую|ья|ьей|ью))'
const FLAT = `(?:(?:домофон\\s(?=\\d)|кв(?:артир(?:[аеуы]|ой)|арт\\.|\\.|-ра)?|комн(?:ат[аеуы]|\\.)?|ком\\.|kv\\.?|к\\.?(?=\\s?\\d\\d)|apt\\.?|оф\\.)\\s?(?:№|номер)?\\s?(?:\\d{1,4}(?:\\s?\\p{L}(?![\\p{L}.]))?|${NUMBER_WORD})|(?:в\\s)?(?:\\p{L}{5,12}\\s)?${ORDINAL}\\s(?:кв(?:артир[аеуы]|\\.)?|комнат[аеуы])(?!\\p{L}))`
/** «Подъезд 2, этаж 4» between the house and the flat. */
const ENTRANCE =
  '(?:[\\s,;]{0,3}(?:\\d\\s?(?:-?й\\s)?(?:подъезд|под|эт|этаж)\\.?|(?:подъезд|под|п|эт|этаж|секция|блок)\\.?\\s?№?\\s?\\d{1,2})){0,3}'
const WITH_FLAT = new RegExp(
  `(?<![\\p{L}\\d])(?:${SETTLEMENT}){0,2}(?:${STREET_KIND})?${NAME}(?:\\d{1,3},\\s)?[,\\s]{0,3}(?:${HOUSE}|(?:дом|д\\.)\\s(?:номер\\s)?${NUMBER_WORD}|\\d{1,3}\\p{L}?(?:-?й|-?м)?\\sдом(?:е|а)?|(?:в\\s)?\\p{L}{4,14}(?:ом\\sдоме|(?:ый|ой|ий)\\sдом))${ENTRANCE}[\\s,;(/–—-]{0,3}${FLAT}(?!\\d)`,
  'giu',
)
const HOUSE_FIRST = new RegExp(
  `(?<![\\p{L}\\d])(?:${FLAT}[,\\s]{1,3}(?:(?:в|во)\\s)?)?(?:дом(?:а|е|у)?|д\\.)\\s?№?\\s?\\d{1,3}\\p{L}?,?\\s(?:${FLAT}[,\\s]{1,3})?(?:(?:по|на)\\s)(?:${STREET_KIND})?(?:\\d{1,2}\\s)?${WORD}(?:\\s\\p{Lu}${WORD})?(?:[,\\s]{1,3}${FLAT})?`,
  'giu',
)
const BY_DASH = new RegExp(
  `(?<![\\p{L}\\d])(?:${SETTLEMENT}){0,2}(?:${STREET_KIND})?(?:(?:9|1)\\s[Мм]ая|8\\s[Мм]арта|7\\s[Нн]оября|\\d{2}\\s[Лл]ет\\s\\p{L}{4,15}|\\p{Lu}\\p{Ll}[\\p{L}-]{2,25}(?:\\s\\p{Lu}\\p{L}{1,25})?)[,\\s]\\s?(?:(?:дом|д\\.)\\s?)?\\d{1,3}\\p{L}?(?:/\\d{1,2}|\\s?к(?:орп)?\\.?\\s?\\d)?\\s?[-–—]\\s?\\d{1,3}(?!\\d|[.:/-]\\d|\\s?(?:час|мин|лет|руб|тыс|°|град|число|ом))`,
  'gu',
)
/** «Лесная кв 12 дом 3», «дом номер три квартира номер восемь по улице Садовой», «Лесная, три, квартира шесть». */
const MIXED = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${STREET_KIND})?\\p{Lu}${WORD}[,\\s]{1,3}${FLAT}[,\\s]{1,3}(?:дом|д\\.)\\s?(?:№\\s?)?\\d{1,3}\\p{L}?|дом\\s(?:номер\\s)?(?:\\d{1,3}|${NUMBER_WORD})[,\\s]{1,3}${FLAT}\\s(?:по|на)\\s(?:${STREET_KIND})?${WORD}|(?:${STREET_KIND})?\\p{Lu}${WORD},?\\s${NUMBER_WORD},?\\s${FLAT})(?!\\p{L})`,
  'gu',
)
/** «Кв.5, д.3, ул. Лесная». */
const BACKWARDS = new RegExp(
  `(?<!\\p{L})${FLAT},\\s(?:дом|д\\.)\\s?\\d{1,3}\\p{L}?,\\s(?:${STREET_KIND})?\\p{Lu}${WORD}(?:\\s\\p{Lu}${WORD})?`,
  'giu',
)
/** «Доме 5-12 по Садовой». */
const BY_DASH_FIRST = new RegExp(
  `(?<!\\p{L})(?:дом(?:е|у)?|д\\.)\\s?\\d{1,3}\\s?[-–—]\\s?\\d{1,3}\\s(?:по|на)\\s(?:${STREET_KIND})?\\p{Lu}?${WORD}`,
  'giu',
)
const FLAT_FIRST = new RegExp(
  `(?<![\\p{L}\\d])${FLAT},?\\s(?:по|на|в\\sдоме\\s(?:по|на))\\s(?:${STREET_KIND})?\\p{Lu}?${WORD}(?:\\s\\p{Lu}${WORD})?,?\\s${HOUSE}`,
  'giu',
)
/** «Прописан: Победы, 14, 12». */
const BY_COMMA =
  /(?<=(?:живу|жив[её]м|жив[её]т|проживаю|проживает|прописан\p{L}*|адрес\p{L}*|домой|квартир\p{L}{1,2}|ко\sмне|из|хозяин|хозяйка)[:\s–—-]{1,3}(?:на\s|по\s|у\s)?)\p{Lu}?\p{L}{1,25}\.?(?:\s\p{L}{1,25}){0,2}[,\s]{1,2}(?:д\.?\s?)?\d{1,3}\p{L}?,\s?\d{1,3}(?![\d:])/giu
const KIND_OF_TOWN = '(?:г|гор|город|д|дер|деревня|с|село|п|пос|пос[её]лок|пгт|рп|р\\.п)'
const REGION_BEFORE = new RegExp(
  `(?:(?:(?<!\\d)17\\d{4}|\\p{Lu}\\p{L}+(?:ая|кая|ой)\\s(?:область|области|обл\\.?)|\\p{Lu}\\p{L}+(?:кий|ский|ской|ского)\\s(?:район|р-н|округ|м\\.?о\\.?)\\p{L}{0,2}|(?<!\\p{L})${KIND_OF_TOWN}\\.?\\s?\\p{Lu}\\p{Ll}+(?:[\\s-]\\p{Lu}\\p{Ll}+)?),?\\s){1,4}$`,
  'u',
)
const REGION_BEHIND = new RegExp(
  `^,\\s(?:${STREET_KIND}\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+)?|${KIND_OF_TOWN}\\.?\\s?\\p{Lu}\\p{Ll}+(?:[\\s-]\\p{Lu}\\p{Ll}+)?)(?!\\p{L})`,
  'u',
)
const ANY_FLAT = new RegExp(`(?<!\\p{L})${FLAT}(?![\\d\\p{L}])`, 'giu')
/** «Мира 5, второй подъезд, последний этаж, » before the flat. */
const HOUSE_BEFORE = new RegExp(
  `(?<![\\p{L}\\d])(?:${STREET_KIND}(?=\\s?\\p{Lu})|(?=\\p{Lu}))${WORD}(?:\\s\\p{Lu}${WORD})?[,\\s]{1,3}${HOUSE}(?:[\\s,;–—-]{1,3}(?!\\d)[\\p{L}\\d.]{1,14}){0,6}[\\s,;:(–—-]{1,3}$`,
  'u',
)
const HOUSE_BEHIND = new RegExp(
  `^[\\s,(–—-]{1,4}(?:(?:это|в|по|на|у|из|от)\\s){0,2}(?:${HOUSE}\\s(?:по|на)\\s(?:${STREET_KIND})?${WORD}(?:\\s\\p{Lu}${WORD})?|(?:(?:по|на)\\s(?:адресу\\s)?(?:${STREET_KIND})?|${STREET_KIND}|(?=\\p{Lu}))${WORD}(?:\\s\\p{Lu}${WORD})?[,\\s]{1,3}${HOUSE})`,
  'iu',
)
const HAS_FLAT = new RegExp(`(?<!\\p{L})${FLAT}`, 'iu')
/** «лесная 12-4»: small letters need a word that says who lives there. */
const SMALL_BY_DASH =
  /(?<=(?:живу|живем|живёт|живет|проживаю|проживает|прописан\p{L}*|адрес\p{L}*|домой|ул\.?|улица|пер\.?)[:\s]{1,2}(?:на\s|по\s)?)(?:(?:ул|пер|пр)\.?\s?)?\p{L}{4,25}(?:\s\p{L}{4,25})?[,\s]{1,2}(?:д\.?\s?)?\d{1,3}\p{L}?\s?[-–—]\s?\d{1,3}(?![\d:])/giu
/** «М-11», «ГОСТ 12-2», «Сольцы-2»: no street. */
const NO_STREET =
  /^(?:гост|снип|санпин|маршрут\p{L}*|автобус\p{L}*|кабинет\p{L}*|школ\p{L}*|класс\p{L}*|с|до|от|в|пн|вт|ср|чт|пт|сб|вс)\s/iu
/** «кирова 5-12», «Пушкина 17 / 24»: a street that every town has needs no other word. */
const KNOWN_BY_DASH =
  /(?<![\p{L}\d])(?:(?:ул|пер|пр)\.?\s?)?(\p{L}{4,20})[,\s]\s?(?:д\.?\s?)?\d{1,3}[а-г]?(?:\s?[-–—]\s?|\s\/\s)\d{1,3}(?![\d:.]|-?(?:й|го|я)|\s?(?:час|мин|лет|руб|тыс|°|град|число|домов))/giu
const SPOKEN =
  /^.{0,80}?(?<!\p{L})(?:живу|живет|живёт|проживаю|проживает|проживающ\p{L}*|прописан\p{L}*|зарегистрирован\p{L}*|адрес\p{L}*|домой|на|по|из|с|от|у|в|к|за|это|я|мы|мой|наш|нас|даром|например|самовывоз|ключи|бабушке|и|а|что|где|кто|там)(?!\p{L})[:,\s]+/iu

export function findHomes(text: string): PersonalSpan[] {
  const found = findInFigures(text)
  const written = MAY_BE_SPOKEN.test(text) ? writeFigures(text) : null
  const spoken = written ? findInFigures(written.text) : []
  for (const { kind, start, end } of spoken) {
    const home = { kind, start: written?.toOld(start) ?? start, end: written?.toOld(end) ?? end }
    if (!found.some((known) => overlaps(known, home))) found.push(home)
  }
  return found
}

const MAY_BE_SPOKEN = /(?<!\p{L})(?:кв|дом|д\.|комнат|общежит)/iu

function findInFigures(text: string): PersonalSpan[] {
  if (!/\d|(?<!\p{L})кв(?:артир|\.)/iu.test(text)) return []
  const found: PersonalSpan[] = []
  for (const pattern of [
    MIXED,
    HOUSE_FIRST,
    BACKWARDS,
    BY_DASH_FIRST,
    WITH_FLAT,
    FLAT_FIRST,
    BY_DASH,
    SMALL_BY_DASH,
    BY_COMMA,
  ])
    for (const match of text.matchAll(pattern)) {
      const [words] = match
      if (pattern === HOUSE_FIRST && !HAS_FLAT.test(words)) continue
      if (pattern === BY_DASH && (NO_STREET.test(words) || isRange(text, match.index, words))) continue
      const span =
        pattern === FLAT_FIRST ? spanOf('address', match.index, words) : withoutLead(match.index, words)
      if (!found.some((known) => overlaps(known, span))) found.push(span)
    }
  for (const match of text.matchAll(KNOWN_BY_DASH)) {
    const [words, name = ''] = match
    const span = spanOf('address', match.index, words)
    if (!isKnownStreet(name) || isRange(text, match.index, words)) continue
    if (!found.some((known) => overlaps(known, span))) found.push(span)
  }
  return [...found, ...findAround(text, found)].map((home) =>
    withoutPreposition(withRegion(home, text), text),
  )
}

function isKnownStreet(name: string): boolean {
  const word = name.toLowerCase().replaceAll('ё', 'е')
  return isKnownGenitive(word) || isKnownAdjective(word.replace(/(?:ой|ую)$/u, 'ая'))
}

function withoutPreposition({ kind, start, end }: PersonalSpan, text: string): PersonalSpan {
  const lead = /^(?:в|во|из|на|у)\s/iu.exec(text.slice(start, start + 4))?.[0] ?? ''
  return { kind, start: start + lead.length, end }
}

/** «173000, Новгородская область, г. Валдай, » before a home and «, г. Чудово» behind it are of the same address. */
function withRegion({ kind, start, end }: PersonalSpan, text: string): PersonalSpan {
  const before = REGION_BEFORE.exec(nearBefore(text, start))?.[0] ?? ''
  const behind = REGION_BEHIND.exec(nearBehind(text, end))?.[0] ?? ''
  return { kind, start: start - before.length, end: end + behind.length }
}

/** A flat whose street and house are said some words before it or behind it: «третьей квартиры на Попова 10». */
function findAround(text: string, known: readonly PersonalSpan[]): PersonalSpan[] {
  const found: PersonalSpan[] = []
  for (const { index, 0: flat } of text.matchAll(ANY_FLAT)) {
    const end = index + flat.length
    if ([...known, ...found].some((home) => overlaps(home, { start: index, end }))) continue
    const before = nearBefore(text, index)
    const house = HOUSE_BEFORE.exec(before)
    const behind = HOUSE_BEHIND.exec(nearBehind(text, end))?.[0]
    const from = house ? index - before.length + house.index : index
    if (!house && !behind) continue
    const home = house
      ? withoutLead(from, text.slice(from, end))
      : spanOf('address', index, `${flat}${behind ?? ''}`)
    if (![...known, ...found].some((other) => overlaps(other, home))) found.push(home)
  }
  return found
}

/** «Адрес: проживаю на Мира 5, кв. 2» begins at the street. */
function withoutLead(start: number, words: string): PersonalSpan {
  const house = words.search(/\d/u)
  let lead = 0
  for (let rest = words; ; ) {
    const spoken = SPOKEN.exec(rest)?.[0]
    const cut = spoken ?? namedBefore(rest)
    if (!cut || lead + cut.length >= house || /^дом/iu.test(words)) break
    lead += cut.length
    rest = rest.slice(cut.length)
  }
  return spanOf('address', start + lead, words.slice(lead))
}

/** «Например, Хамитова, Мира 2, кв. 17»: the person is no part of the address. */
function namedBefore(words: string): string | null {
  const part = /^([\p{L}-]{1,40}(?:\s[\p{L}-]{1,40}){0,2}),\s/u.exec(words)
  const parts = part?.[1]?.split(' ') ?? []
  if (part && parts.some((raw) => readNameWord(raw).isPatronymic)) return part[0]
  const isNoPlace = (raw: string) => {
    const { surname, given, isPatronymic, isEveryday } = readNameWord(raw)
    return surname === 2 || given > 0 || isPatronymic || isEveryday
  }
  return part && parts.every(isNoPlace) ? part[0] : null
}

/** «Дома по Мира 1-15», «Лесная 20–34 без воды»: houses one after another. */
function isRange(text: string, start: number, words: string): boolean {
  if (/(?:дома|домов|домах|школ\p{L}*)\s+(?:(?:по|на)\s+)?$/iu.test(nearBefore(text, start))) return true
  if (/отключ\p{L}*\s[^.!?\n]{0,40}$/iu.test(nearBefore(text, start))) return true
  if (
    /^\s?\(?(?:не)?ч[её]тн|^,\s?\d|^\sдомов|^,\s\p{Lu}\p{L}+\s\d+\s?[-–]/u.test(
      text.slice(start + words.length, start + words.length + 24),
    )
  )
    return true
  return /\s(?:дома|домов)\s/iu.test(words)
}
