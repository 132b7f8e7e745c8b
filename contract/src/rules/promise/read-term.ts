/**
 * The days and terms that a text names, in the words of offices: «не позднее 30 ноября», «в течение трёх рабочих дней»,
 * «ко вторнику», «в I квартале 2027 года», «до 18:00». Told by grammar: a preposition, a measure, a name of the calendar.
 * What a rule has read is blotted out for those after it. Pure.
 */
import { daysAfter, keyOf, partsOf, weekdayOf } from './calendar-day.ts'
import { MONTH, monthOf, PERIOD, readPeriod, type Span } from './read-period.ts'
import {
  ADJECTIVE,
  type Found,
  type Groups,
  type RegionNow,
  readAdjective,
  readSpan,
  SPAN,
} from './read-span.ts'

export type { RegionNow } from './read-span.ts'

export type Term = Span & {
  /** A record of any day from `from` to here says the same. */
  until: string
  /** The words, and where they stand. */
  said: string
  at: number
  /** Of a day that is `isOver` by then. */
  hour: string | null
  /** Then it is done: «до», «к», «не позднее», «в течение». */
  isBound: boolean
  /** Then it only begins: «с», «не ранее». */
  isStart: boolean
}
/** Time without a day of its own: «ежедневно», «по вторникам», «с 9:00 до 12:00». */
export type LooseTime = { said: string; at: number }
export type Times = { terms: Term[]; loose: LooseTime[] }

/** `isOfDigits`: where no digit stands there is nothing to find, which costs less to see. */
type Rule = {
  pattern: RegExp
  isOfDigits?: true
  read: (groups: Groups, now: RegionNow) => Found | null
}

const BEFORE = '(?<![а-яё])'
const BY = '(?:в\\s+срок\\s+)?(?:до|ко?|по|не\\s+(?:позднее|позже)(?:\\s+чем)?)'
const SINCE = 'со?|от|после|не\\s+(?:ранее|раньше)'

const DATE = new RegExp(
  `${BEFORE}(?:(?<by>${BY})\\s+|(?<since>${SINCE})\\s+)?(?<![\\d.,])(?<date>\\d{1,2})(?:-?(?:го|му|е))?(?:\\s*(?<name>${MONTH})|\\.(?<no>\\d{1,2})(?!\\d))(?:[\\s.]+(?<year>20\\d{2})(?!\\d)|\\.(?<short>\\d{2})(?!\\d))?(?:\\s*(?:г\\.|года))?`,
  'giu',
)

const WEEKDAYS = ['понедельник', 'вторник', 'сред', 'четверг', 'пятниц', 'суббот', 'воскресен']
const WEEKDAY = new RegExp(
  `${BEFORE}(?:(?<by>(?:до|ко?|не\\s+(?:позднее|позже))(?:\\s+\\d{1,2}[:.]\\d{2})?)|(?<since>со?)|во?|на)\\s+(?:(?<which>следующ|эт|ближайш|будущ)[а-яё]+\\s+)?(?<weekday>понедельник[ау]?|вторник[ау]?|сред[ауые]|четверг[ау]?|пятниц[аыеу]|суббот[аыеу]|воскресень[еяю])(?![а-яё])`,
  'giu',
)
const SOON = /(?<![а-яё])(?<soon>послезавтра|завтра|позавчера|вчера)(?![а-яё])/giu
const DAY_END =
  /(?<![а-яё])(?:(?:до|к)\s+(?:конц[ау]\s+(?:рабочего\s+|текущего\s+)?(?:дня|смены|суток)|(?<part>утр[ау]|обед[ау]|полудн[яю]|вечер[ау]|ночи|полуночи))|(?<year>(?:до|к)\s+нов(?:ого|ому)\s+год[ау])|(?<rest>(?:в|на)\s+(?:(?:эти|ближайшие)\s+)?выходны[ехм]+))(?![а-яё])/giu
const HOURS =
  /(?<![а-яё])(?:сегодня\s+)?(?:до|к|не\s+позднее|не\s+позже)\s+(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?:\s+час[а-яё]+)?|\s+час[а-яё]+)(?!\d)(?:\s+(?:сегодняшнего\s+дня|сегодня))?/giu
/** «К 18:00» has a field of its own once it is the hour of another day. */
export function withoutHour(sentence: string, { said, hour }: Pick<Term, 'said' | 'hour'>): string {
  const isWithin = /\d[:.]\d|\d\s+час/iu.test(said)
  return hour === null || isWithin ? sentence : sentence.replace(HOURS, '')
}

const FROM_TO =
  /(?<![а-яё])со?\s+\d{1,2}(?:[:.]\d{2})?(?:\s+час[а-яё]+)?\s+до\s+\d{1,2}(?:[:.]\d{2}|\s+час[а-яё]+)/giu
const TODAY = /(?<![а-яё])сегодня(?![а-яё])/giu
const LOOSE =
  /(?<![а-яё\d])(?:(?:ежедневно|еженедельно|ежемесячно)(?![а-яё])|кажд[а-яё]+\s+[а-яё]+|через\s+день|в\s+тот\s+же\s+день|20\d\d\s*(?:год[ауе]?|г\.)|\d{1,2}:\d{2}|с\s+\d{1,2}\s+час[а-яё]+|\d{1,3}\s+(?:(?:рабоч|календарн)[а-яё]+\s+)?(?:дн|час|минут|сут|недел|месяц)[а-яё]+|понедельник[а-яё]*|вторник[а-яё]*|сред(?:[ауы]|ам)|четверг[а-яё]*|пятниц[а-яё]*|суббот[а-яё]*|воскресень[а-яё]*)(?![а-яё])/giu

const RULES: readonly Rule[] = [
  { pattern: DATE, isOfDigits: true, read: readDate },
  { pattern: WEEKDAY, read: readWeekday },
  { pattern: HOURS, isOfDigits: true, read: readHour },
  { pattern: ADJECTIVE, read: readAdjective },
  { pattern: SPAN, read: readSpan },
  {
    pattern: PERIOD,
    read: (groups, now) => {
      const span = readPeriod(groups, now.day)
      return span && { ...span, isBound: groups.by !== undefined, isStart: groups.since !== undefined }
    },
  },
  {
    pattern: SOON,
    read: ({ soon = '' }, now) => onDay(daysAfter(now.day, DAYS_TO[soon.toLowerCase()] ?? 0)),
  },
  { pattern: DAY_END, read: readDayEnd },
  { pattern: TODAY, read: (_, now) => onDay(now.day) },
]
const DAYS_TO: Partial<Record<string, number>> = { завтра: 1, послезавтра: 2, вчера: -1, позавчера: -2 }

/** In the order in which they stand. */
export function findTimes(text: string, now: RegionNow): Times {
  const loose: LooseTime[] = []
  const found: (Term & { isOfDay: boolean })[] = []
  let rest = text
  const hasDigits = /\d/.test(text)
  const hours = hasDigits ? [...rest.matchAll(FROM_TO)] : []
  for (const match of hours) {
    loose.push({ said: match[0], at: match.index })
    rest = blot(rest, match)
  }
  for (const { pattern, isOfDigits, read } of RULES) {
    if (isOfDigits && !hasDigits) continue
    for (const match of rest.matchAll(pattern)) {
      const term = read(match.groups ?? {}, now)
      if (!term) continue
      const said = match[0]
      const plain = { until: term.day, hour: null, isBound: false, isStart: false, isOfDay: false }
      found.push({ ...plain, ...term, said, at: match.index })
      rest = blot(rest, match)
    }
  }
  for (const match of rest.matchAll(LOOSE)) loose.push({ said: match[0], at: match.index })
  // «Завтра до 18:00»: the hour is of that day.
  const days = found.filter(({ isOfDay }) => !isOfDay)
  const hasDay = (ofDay: Term) => days.some((day) => day.day > now.day || isTogether(text, day, ofDay))
  const hour = found.find((one) => one.isOfDay && one.hour && hasDay(one))?.hour ?? null
  const terms = found
    .filter((one) => !one.isOfDay || !hasDay(one))
    .map(({ isOfDay, ...term }) => (isOfDay || days.length > 1 ? term : { ...term, hour: term.hour ?? hour }))
  return { terms: terms.sort((one, other) => one.at - other.at), loose }
}

/** «Посыпали 1 декабря, лёд сколют до конца смены»: a day that is over or goes on, and a clause of its own behind it. */
function isTogether(text: string, one: Term, other: Term): boolean {
  const [first, second] = one.at < other.at ? [one, other] : [other, one]
  return !/[,;]\s+[а-яё]/iu.test(text.slice(first.at + first.said.length, second.at))
}

function blot(text: string, { index, 0: words }: RegExpMatchArray & { index: number }): string {
  return `${text.slice(0, index)}${' '.repeat(words.length)}${text.slice(index + words.length)}`
}

function onDay(day: string): Found {
  return { from: day, day }
}

const HALF_A_YEAR = 6

/** Near the end of a year January is the next one's. A street and a feast have a capital: «улица 8 Марта». */
function readDate(
  { by, since, date, name, no, year, short }: Groups,
  { day: today }: RegionNow,
): Found | null {
  if (name && /^[А-ЯЁ]/u.test(name)) return null
  const month = name ? monthOf(name) : Number(no)
  if (!month || month > 12) return null
  const { year: thisYear, month: thisMonth } = partsOf(today)
  const isNext = month < thisMonth && thisMonth - month >= HALF_A_YEAR
  const saidYear = year ?? (short && `20${short}`)
  const key = keyOf(saidYear ? Number(saidYear) : thisYear + (isNext ? 1 : 0), month, Number(date))
  if (partsOf(key).day !== Number(date) || Number(date) === 0) return null
  return { ...onDay(key), isBound: by !== undefined, isStart: since !== undefined }
}

/** «В пятницу», said on a Friday, is the next one. */
function readWeekday({ by, since, which = '', weekday = '' }: Groups, { day: today }: RegionNow): Found {
  const wanted = WEEKDAYS.findIndex((stem) => weekday.toLowerCase().startsWith(stem)) + 1
  const ahead = (wanted - weekdayOf(today) + 7) % 7 || 7
  const isNextWeek = /следующ|будущ/iu.test(which) && wanted > weekdayOf(today)
  const hour = /(\d{1,2})[:.](\d{2})/.exec(by ?? '')
  return {
    ...onDay(daysAfter(today, ahead + (isNextWeek ? 7 : 0))),
    ...{ isBound: by !== undefined, isStart: since !== undefined },
    hour: hour && `${hour[1]?.padStart(2, '0')}:${hour[2]}`,
  }
}

function readDayEnd({ part = '', year, rest }: Groups, { day: today }: RegionNow): Found {
  if (year) return { ...onDay(keyOf(partsOf(today).year, 12, 31)), isBound: true }
  if (rest) return onDay(daysAfter(today, 7 - weekdayOf(today)))
  return { ...onDay(daysAfter(today, /^утр/iu.test(part) ? 1 : 0)), isBound: true, isOfDay: true }
}

/** «До 12:27 сегодняшнего дня», «сегодня до 18.00», «к 18 часам». */
function readHour({ hour = '', minute = '00' }: Groups, { day: today }: RegionNow): Found | null {
  if (Number(hour) > 24 || Number(minute) > 59) return null
  return { ...onDay(today), hour: `${hour.padStart(2, '0')}:${minute}`, isBound: true, isOfDay: true }
}
