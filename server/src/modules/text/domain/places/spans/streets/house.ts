/** Reads a house behind a street: «35к2», «д.5 корп 1», «дом № 12/3», «2, 4 и 6». */
import { readSpokenNumber } from '../../../spans/figures.ts'
import { NO_MEASURE, NO_UNIT } from '../../measure.ts'

const ONE =
  '\\d{1,3}(?:(?:-?[«"]?[а-гА-Г][»"]?|\\s[«"]?[АБГ][»"]?)(?![а-яёА-ЯЁ])|\\s[аб](?=[,.]|$|\\s(?:кв|под|корп)))?(?:\\s?/\\s?\\d{1,3}[а-гА-Г]?(?![а-яё]))?(?:[\\s,]{0,2}(?:к|корп|корпус|стр)\\.?\\s?\\d{1,2}(?!\\d))?'
const UNITS =
  '(?!\\d|[.:/]\\d|\\s?\\(\\d|-?(?:й|я|го|ю|ом|ой|х|ти|м|е)(?![а-яё])|[\\s-]?(?:(?:час(?:а|ов|ам)?|мин|дн(?:я|ей|ям)|день|лет|год(?:а|у|ом|ов)?|раза?|м|км|чел|шт|сут|мая|мест(?:а|о)?|литр(?:а|ов)?)(?![а-яё])|минут|руб|тыс|метр|недел|градус|числ|процент|%|°|маршрут|человек|этаж|кв\\.?\\s?м|класс|школ|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|утра|вечера|штук|домов|машин|детей|ребен|ребён|новых|мешк|рейс|баллов))'
const MARK =
  '(?:(?:возле|около|у|напротив|за|перед|в|во\\sдворе)\\s)?(?:дом(?:а|у|ом|е|ов|ах)?|д)[.\\s]{0,2}(?:№|номер)?\\s?'
const BEHIND = new RegExp(
  `(?:\\s{0,2},\\s{0,2}|\\s{1,2})?(?:${MARK}|№\\s?)?${NO_MEASURE}(${ONE}(?:(?:,\\s|\\sи\\s)\\d{1,3}[а-г]?${UNITS}){0,4})${UNITS}`,
  'uy',
)
/** «У 17-го дома». */
const ORDINAL_BEHIND =
  /,?\s(?:у|в|возле|около|за|напротив)\s(\d{1,3})(?:-?\p{L}{1,3})?\sдом(?:а|е|у|ом)(?!\p{L})/uy
/** «Кочетова, тридцать», «Тинской дом сто восемь». */
const BEFORE_SPOKEN = /,?\s(?:дом(?:а|е|у|ом)?|д\.)\s(?:номер\s)?|,\s/uy
const AFTER_SPOKEN = /^(?:[.,;!?)]|$|\s(?:кв|подъезд|корпус|дробь)(?!\p{L}{8}))/u
/** «Дома одиннадцать градусов» is no house eleven. */
const NO_SPOKEN_MEASURE = new RegExp(NO_UNIT, 'uy')
const RANGE = new RegExp(
  `,?\\s?(?:дома|с)\\s(?:с\\s)?(\\d{1,3})(?:-го)?\\s(?:по|до)\\s(\\d{1,3})${NO_UNIT}(?:-й)?`,
  'uy',
)
const ORDINALS =
  'перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат'.split(
    ' ',
  )
const BEFORE = new RegExp(
  `(?:(?:[Дд]ом(?:а|у|ом|е|ов|ах)?|[Дд]\\.)\\s?(?:№\\s?|номер\\s)?(${ONE}),?|(?<![\\p{L}])(\\d{1,3}|\\p{L}{4,14}?)(?:-?(?:й|м|го|ый|ом|ым|ого|ий|ьем|ему|ому))?\\sдом(?:а|у|ом|е)?)\\s(?:(?:по|на|в|с)\\s)?$`,
  'u',
)

export type House = { house: string; start: number; end: number }

export function readHouseBehind(text: string, at: number): House | null {
  RANGE.lastIndex = at
  const range = RANGE.exec(text)
  if (range) return { house: `${range[1]}-${range[2]}`, start: at, end: RANGE.lastIndex }
  ORDINAL_BEHIND.lastIndex = at
  const ordinal = ORDINAL_BEHIND.exec(text)
  if (ordinal) return { house: ordinal[1] ?? '', start: at, end: ORDINAL_BEHIND.lastIndex }
  const spoken = readSpoken(text, at)
  if (spoken) return spoken
  BEHIND.lastIndex = at
  const match = BEHIND.exec(text)
  const words = match?.[1]
  if (!words || !match || (match[0] === words && at > 0)) return null
  return { house: tidy(words), start: at, end: BEHIND.lastIndex }
}

function readSpoken(text: string, at: number): House | null {
  BEFORE_SPOKEN.lastIndex = at
  const lead = BEFORE_SPOKEN.exec(text)?.[0]
  const number = lead ? readSpokenNumber(text, at + lead.length) : null
  if (!lead || !number || number.value > 300) return null
  NO_SPOKEN_MEASURE.lastIndex = number.end
  if (!NO_SPOKEN_MEASURE.test(text)) return null
  const isSure = /д/u.test(lead) || AFTER_SPOKEN.test(text.slice(number.end, number.end + 12))
  return isSure ? { house: String(number.value), start: at, end: number.end } : null
}

/** «Доме 17 по ул. Советской», «пятым домом по Попова». */
export function readHouseBefore(text: string, at: number): House | null {
  const from = Math.max(0, at - 60)
  const match = BEFORE.exec(text.slice(from, at))
  if (!match) return null
  const house = match[1] ? tidy(match[1]) : numberOf(match[2] ?? '')
  return house === null ? null : { house, start: from + match.index, end: at }
}

function numberOf(word: string): string | null {
  if (/^\d+$/u.test(word)) return word
  const at = ORDINALS.findIndex((stem) => word.toLowerCase().startsWith(stem))
  return at < 0 ? null : String(at + 1)
}

/** One spelling for one house: «7 корп. 2» is «7к2», «2А» is «2а». */
function tidy(house: string): string {
  return house
    .toLowerCase()
    .replaceAll(/["«»]/gu, '')
    .replaceAll(/[\s,]*(?:корпус|корп|к|стр)\.?\s?(?=\d)/gu, 'к')
    .replaceAll(/(\d)[\s-]?([а-г])(?![а-яё])/gu, '$1$2')
    .replaceAll(/\s?\/\s?/gu, '/')
    .replaceAll(/,?\sи\s/gu, ', ')
    .trim()
}
