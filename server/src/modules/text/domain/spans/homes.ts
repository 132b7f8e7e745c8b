/** Finds where somebody lives: a street or a settlement with a house and a flat. A house without a flat is nobody's. */
import { nearBefore } from '../words/near.ts'
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
const FLAT = `(?:(?:кв(?:артир(?:[аеуы]|ой)|арт\\.|\\.|-ра)?|комн(?:ат[аеуы]|\\.)?|ком\\.|kv\\.?|к\\.?(?=\\s?\\d\\d)|apt\\.?|оф\\.)\\s?(?:№|номер)?\\s?(?:\\d{1,4}(?:\\s?\\p{L}(?![\\p{L}.]))?|${NUMBER_WORD})|${ORDINAL}\\s(?:кв(?:артир[аеуы]|\\.)?|комнат[аеуы])(?!\\p{L}))`
/** «Подъезд 2, этаж 4» between the house and the flat. */
const ENTRANCE =
  '(?:[\\s,;]{0,3}(?:\\d\\s?(?:-?й\\s)?(?:подъезд|под|эт|этаж)\\.?|(?:подъезд|под|п|эт|этаж|секция|блок)\\.?\\s?№?\\s?\\d{1,2})){0,3}'
const WITH_FLAT = new RegExp(
  `(?<![\\p{L}\\d])(?:${SETTLEMENT}){0,2}(?:${STREET_KIND})?${NAME}(?:\\d{1,3},\\s)?[,\\s]{0,3}(?:${HOUSE}|(?:дом|д\\.)\\s(?:номер\\s)?${NUMBER_WORD}|\\d{1,3}\\p{L}?(?:-?й|-?м)?\\sдом(?:е|а)?|\\p{L}+ом\\sдоме)${ENTRANCE}[\\s,;(/–—-]{0,3}${FLAT}(?!\\d)`,
  'giu',
)
const HOUSE_FIRST = new RegExp(
  `(?<![\\p{L}\\d])(?:${FLAT}[,\\s]{1,3}(?:(?:в|во)\\s)?)?(?:дом(?:а|е|у)?|д\\.)\\s?№?\\s?\\d{1,3}\\p{L}?,?\\s(?:${FLAT}[,\\s]{1,3})?(?:(?:по|на)\\s)(?:${STREET_KIND})?(?:\\d{1,2}\\s)?${WORD}(?:\\s\\p{Lu}${WORD})?(?:[,\\s]{1,3}${FLAT})?`,
  'giu',
)
const BY_DASH = new RegExp(
  `(?<![\\p{L}\\d])(?:${SETTLEMENT}){0,2}(?:${STREET_KIND})?\\p{Lu}\\p{Ll}[\\p{L}-]{2,25}(?:\\s\\p{Lu}\\p{L}{1,25})?[,\\s]\\s?(?:(?:дом|д\\.)\\s?)?\\d{1,3}\\p{L}?(?:/\\d{1,2}|\\s?к(?:орп)?\\.?\\s?\\d)?\\s?[-–—]\\s?\\d{1,3}(?!\\d|[.:/-]\\d|\\s?(?:час|мин|лет|руб|тыс|°|град|число|ом))`,
  'gu',
)
const FLAT_FIRST = new RegExp(
  `(?<![\\p{L}\\d])${FLAT},?\\s(?:по|на|в\\sдоме\\s(?:по|на))\\s(?:${STREET_KIND})?\\p{Lu}?${WORD}(?:\\s\\p{Lu}${WORD})?,?\\s${HOUSE}`,
  'giu',
)
/** «Прописан: Победы, 14, 12». */
const BY_COMMA =
  /(?<=(?:живу|жив[её]м|жив[её]т|проживаю|проживает|прописан\p{L}*|адрес\p{L}*|домой)[:\s–—-]{1,3}(?:на\s|по\s|у\s)?)\p{L}{1,25}\.?(?:\s\p{L}{1,25}){0,2}[,\s]{1,2}(?:д\.?\s?)?\d{1,3}\p{L}?,\s?\d{1,3}(?![\d:])/giu
const HAS_FLAT = new RegExp(`(?<!\\p{L})${FLAT}`, 'iu')
/** «лесная 12-4»: small letters need a word that says who lives there. */
const SMALL_BY_DASH =
  /(?<=(?:живу|живем|живёт|живет|проживаю|проживает|прописан\p{L}*|адрес\p{L}*|домой|ул\.?|улица|пер\.?)[:\s]{1,2}(?:на\s|по\s)?)(?:(?:ул|пер|пр)\.?\s?)?\p{L}{4,25}(?:\s\p{L}{4,25})?[,\s]{1,2}(?:д\.?\s?)?\d{1,3}\p{L}?\s?[-–—]\s?\d{1,3}(?![\d:])/giu
/** «М-11», «ГОСТ 12-2», «Сольцы-2»: no street. */
const NO_STREET =
  /^(?:гост|снип|санпин|маршрут\p{L}*|автобус\p{L}*|кабинет\p{L}*|школ\p{L}*|класс\p{L}*|с|до|от|в|пн|вт|ср|чт|пт|сб|вс)\s/iu
const SPOKEN =
  /^.{0,80}?(?<!\p{L})(?:живу|живет|живёт|проживаю|проживает|проживающ\p{L}*|прописан\p{L}*|зарегистрирован\p{L}*|адрес\p{L}*|домой|на|по|из|с|от|у|в|к|за|это|я|мы|мой|наш|нас|даром|например|самовывоз|ключи|бабушке|и|а|что|где|кто|там)(?!\p{L})[:,\s]+/iu

export function findHomes(text: string): PersonalSpan[] {
  if (!/\d/u.test(text)) return []
  const found: PersonalSpan[] = []
  for (const pattern of [HOUSE_FIRST, WITH_FLAT, FLAT_FIRST, BY_DASH, SMALL_BY_DASH, BY_COMMA])
    for (const match of text.matchAll(pattern)) {
      const [words] = match
      if (pattern === HOUSE_FIRST && !HAS_FLAT.test(words)) continue
      if (pattern === BY_DASH && (NO_STREET.test(words) || isRange(text, match.index, words))) continue
      const span = withoutLead(match.index, words)
      if (!found.some((known) => overlaps(known, span))) found.push(span)
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
  if (/(?:дома|домов|домах|с|школ\p{L}*)\s+(?:(?:по|на)\s+)?$/iu.test(nearBefore(text, start))) return true
  if (/^\s?(?:не)?ч[её]тн|^,\s?\d/iu.test(text.slice(start + words.length, start + words.length + 12)))
    return true
  return /\s(?:дома|домов)\s/iu.test(words)
}
