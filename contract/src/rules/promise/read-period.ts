/**
 * «До конца недели», «в I квартале 2027 года», «в декабре», «к весне»: a stretch of the calendar and what of it is meant.
 * A stretch that is over is the next one of its kind.
 */
import { daysAfter, keyOf, monthsAfter, partsOf, weekdayOf } from './calendar-day.ts'

/** A day that is within the term: the last one and the first. */
export type Span = { from: string; day: string }

const MONTHS = 'январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр'.split(' ')
export const MONTH =
  '(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|е|ю)|(?:март|август)(?:а|е|у)?|ма(?:й|я|е|ю))(?![а-яё])'
const SEASONS = ['зим', 'вес', 'лет', 'осен'] as const
const ORDINALS = ['перв', 'втор', 'трет', 'четв'] as const
const ROMAN = ['i', 'ii', 'iii', 'iv']

const ORDINAL = '(?:i{1,3}|iv|[1-4](?:-?[а-яё]{1,2})?|(?:перв|втор|трет|четв[её]рт)[а-яё]+)'
const PART = `(?<part>кон(?:ец|ц[ауе])|окончани[яею]|начал[аоеу]|середин[аыеу]|первых числах|(?:${ORDINAL})\\s+(?:половин|декад)[аыеу])`
const WHICH = '(?<which>эт|текущ|нынешн|следующ|будущ|ближайш)[а-яё]+'
const SEASON_AT_ONCE = '(?:весной|летом|осенью|зимой)'
const SEASON = '(?:весн[аыеу]|лет[оауе]|осен[ьи]|зим[аыеу])'
const SEASON_LONG = '(?:(?:весенн|летн|осенн|зимн)[а-яё-]+\\s+(?:период|сезон)[а-яё]*)'
const NAME = `(?<name>недел[яюией]+|месяц[аеу]?|(?:(?<quarter>${ORDINAL})\\s+)?квартал[аеу]?|(?<half>${ORDINAL})\\s+полугоди[еяюи]|год[ауе]?|${MONTH}|${SEASON}|${SEASON_LONG}|(?<bare>20\\d\\d))(?![а-яё\\d])`
const YEAR =
  '(?:\\s+(?:(?<year>20\\d\\d)(?:\\s*(?:год[ауе]?(?![а-яё])|г\\.))?|(?<later>следующ|будущ|эт|текущ)[а-яё]+\\s+год[ауе]?|год[ауе]?(?![а-яё])))?'
/** «Бюджет на 2027 год» is of that year, and not by it. */
const PREPOSITION =
  '(?<by>до|ко?|не\\s+(?:позднее|позже))|(?<since>со?|после|не\\s+(?:ранее|раньше))|в\\s+течение|во?|(?<!(?:план|бюджет|программ|график|смет|задани|переч[её]?н|спис[ок]+|проект)[а-яё]{0,3}\\s)на|по'

export const PERIOD = new RegExp(
  `(?<![а-яё])(?:(?:${PREPOSITION})\\s+(?:${PART}\\s+)?(?:${WHICH}\\s+)?${NAME}${YEAR}|(?<season>${SEASON_AT_ONCE})(?![а-яё])${YEAR.replaceAll('?<', '?<s_')})`,
  'giu',
)

type Groups = Partial<Record<string, string>>

/** «Раз в неделю», «на год»: a measure and no stretch of its own. */
const MEASURE = /^(?:недел|месяц|квартал|год)/iu

/** Null: only words like it. */
export function readPeriod(groups: Groups, today: string): Span | null {
  const { by = '', part = '', since } = groups
  const whole = isMeasure(groups) ? null : stretchOf(groups, today)
  if (!whole || whole.day < today) return null
  if (since) return { from: whole.from, day: whole.from }
  const meant = partOf(part, whole)
  // «В начале года», said near its end.
  const isOver = meant.day < today && MEASURE.test(groups.name ?? '') && !groups.which
  if (isOver && !groups.year) return readPeriod({ ...groups, which: 'следующ' }, today)
  // «До декабря» is before it, «к декабрю» by its first day.
  if (by === '' || part !== '') return meant
  const day = /^к/iu.test(by) ? whole.from : daysAfter(whole.from, -1)
  return { from: day, day }
}

function isMeasure({ name = '', part, which, year, later }: Groups): boolean {
  return MEASURE.test(name) && !/^неделе$/iu.test(name) && !(part ?? which ?? year ?? later)
}

function stretchOf(groups: Groups, today: string): Span | null {
  const { which = '', name = groups.season ?? '' } = groups
  const { year: thisYear } = partsOf(today)
  const isNext = /следующ|будущ/iu.test(which)
  const later = groups.later ?? groups.s_later ?? ''
  const saidYear = Number(groups.year ?? groups.s_year ?? groups.bare ?? 0)
  const year = saidYear || (/следующ|будущ/iu.test(later) ? thisYear + 1 : later === '' ? null : thisYear)
  if (/^недел/iu.test(name)) return weekOf(daysAfter(today, isNext ? 7 : 0))
  if (/^месяц/iu.test(name)) return monthsFrom(monthsAfter(`${today.slice(0, 8)}01`, isNext ? 1 : 0), 1)
  if (/^год|^20/iu.test(name)) return monthsFrom(keyOf(year ?? thisYear + (isNext ? 1 : 0), 1, 1), 12)
  const part = readPartOfYear(groups, name, { today, isNext })
  if (!part) return null
  const { month, months } = part
  const own = monthsFrom(keyOf(year ?? thisYear, month, 1), months)
  // «Весной» of a year that is nearly over is the next one's; winter begins in December.
  return year === null && own.day < today ? monthsFrom(keyOf(thisYear + 1, month, 1), months) : own
}

type PartOfYear = { month: number; months: number }

function readPartOfYear(
  { quarter, half }: Groups,
  name: string,
  { today, isNext }: { today: string; isNext: boolean },
): PartOfYear | null {
  if (half) return { month: (orderOf(half) - 1) * 6 + 1, months: 6 }
  if (/квартал/iu.test(name)) {
    const own = Math.ceil(partsOf(today).month / 3) + (isNext ? 1 : 0)
    return { month: ((quarter ? orderOf(quarter) : own) - 1) * 3 + 1, months: 3 }
  }
  const season = SEASONS.findIndex((stem) => name.toLowerCase().startsWith(stem))
  if (season > 0) return { month: season * 3, months: 3 }
  if (season === 0) return { month: partsOf(today).month < 3 ? 0 : 12, months: 3 }
  const month = monthOf(name)
  return month === null ? null : { month, months: 1 }
}

export function monthOf(name: string): number | null {
  const lower = name.toLowerCase()
  const at = MONTHS.findIndex(
    (stem) => lower.startsWith(stem) && (stem !== 'ма' || !lower.startsWith('март')),
  )
  return at < 0 ? null : at + 1
}

function orderOf(ordinal: string): number {
  const lower = ordinal.toLowerCase()
  const at = Math.max(
    ROMAN.indexOf(lower),
    ORDINALS.findIndex((stem) => lower.startsWith(stem)),
  )
  return at >= 0 ? at + 1 : Number.parseInt(lower, 10) || 1
}

function weekOf(day: string): Span {
  const from = daysAfter(day, 1 - weekdayOf(day))
  return { from, day: daysAfter(from, 6) }
}

function monthsFrom(from: string, months: number): Span {
  return { from, day: daysAfter(monthsAfter(from, months), -1) }
}

/** An end, a beginning, a third or a half: of a month by ten days, of all else by its length. */
function partOf(part: string, { from, day }: Span): Span {
  if (part === '') return { from, day }
  const lower = part.toLowerCase()
  const days = (Date.parse(day) - Date.parse(from)) / 86_400_000 + 1
  const third = days > 27 && days < 32 ? 10 : Math.ceil(days / 3)
  const until = (count: number) => daysAfter(from, count - 1)
  if (/половин/u.test(lower))
    return orderOf(lower) === 1
      ? { from, day: until(Math.ceil(days / 2)) }
      : { from: until(Math.ceil(days / 2) + 1), day }
  if (/декад/u.test(lower)) {
    const order = orderOf(lower)
    return { from: until((order - 1) * third + 1), day: order >= 3 ? day : until(order * third) }
  }
  if (/^(?:начал|первых)/u.test(lower)) return { from, day: until(third) }
  if (/^середин/u.test(lower)) return { from: until(third + 1), day: until(2 * third) }
  return { from: until(Math.max(1, days - SLACK_DAYS)), day }
}

/** «До конца месяца»: its last working day is meant as well. */
const SLACK_DAYS = 3
