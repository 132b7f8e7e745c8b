/**
 * Numbers, dates and durations as people of the region write them. Pure: language, zone and `now` are arguments.
 * Spaces inside a value never break.
 */
/** On paper "today" is over soon: there each day has its date and year. */
export type Locale = { language: string; timeZone: string; isPaper?: boolean }

export const NBSP = '\u00a0'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A format costs more to make than to use. */
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

function tag(language: string): string {
  return language === 'ru' ? 'ru-RU' : 'en-GB'
}

export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.language}|${locale.timeZone}|${JSON.stringify(options)}`
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tag(locale.language), { timeZone: locale.timeZone, ...options })
  dateFormats.set(key, made)
  return made
}

export function numberFormat(
  { language }: Pick<Locale, 'language'>,
  options: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
  const key = `${language}|${JSON.stringify(options)}`
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(tag(language), options)
  numberFormats.set(key, made)
  return made
}

export function formatTime(at: number, locale: Locale): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

export function formatWeekday(at: number, locale: Locale): string {
  return dateFormat(locale, { weekday: 'short' }).format(at)
}

export function formatDay(at: number, locale: Locale): string {
  return dateFormat(locale, { day: 'numeric', month: 'long' }).format(at).replaceAll(' ', NBSP)
}

/** «24 ноября»; with the year where it is not this one, before or after. */
export function formatPlainDay(at: number, now: number, locale: Locale): string {
  return `${formatDay(at, locale)}${otherYear(at, now, locale)}`
}

/** «23 ноября 2026», where another year is near. Without «г.», whose stop would stand beside that of the sentence. */
export function formatDate(at: number, locale: Locale): string {
  return dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(/\sг\.$/, '')
    .replaceAll(' ', NBSP)
}

/** «Понедельник, 23 ноября»; the year only where it is not this one. */
export function formatLongDay(at: number, now: number, locale: Locale): string {
  const weekday = dateFormat(locale, { weekday: 'long' }).format(at)
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}, ${formatPlainDay(at, now, locale)}`
}

/** The calendar day in the zone, comparable: `2026-11-24`. */
export function dayKey(at: number, locale: Locale): string {
  return dateFormat({ ...locale, language: 'en' }, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(at)
    .split('/')
    .reverse()
    .join('-')
}

/** The moment when a clock of the zone shows this time of this day: `2026-11-24`, `18:00`. */
export function momentAt(day: string, time: string, locale: Locale): string {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const shownAs = (at: number) => Date.parse(`${dayKey(at, locale)}T${formatTime(at, locale)}:00Z`)
  const guess = wall - (shownAs(wall) - wall)
  return new Date(guess - (shownAs(guess) - wall)).toISOString()
}

/** «вт, 24 ноября, 09:18»; the year only where it is not this one. */
export function formatMoment(at: number, now: number, locale: Locale): string {
  return `${formatWeekday(at, locale)}, ${formatPlainDay(at, now, locale)}, ${formatTime(at, locale)}`
}

function otherYear(at: number, now: number, locale: Locale): string {
  const year = dayKey(at, locale).slice(0, 4)
  return !locale.isPaper && year === dayKey(now, locale).slice(0, 4) ? '' : `${NBSP}${year}`
}

/** As short as it stays clear: «09:18» today, «вт, 09:18» within a week, «24 ноября» further. */
export function formatShortMoment(at: number, now: number, locale: Locale): string {
  if (locale.isPaper) return `${formatPlainDay(at, now, locale)}, ${formatTime(at, locale)}`
  if (dayKey(at, locale) === dayKey(now, locale)) return formatTime(at, locale)
  if (Math.abs(at - now) < 6 * DAY) return `${formatWeekday(at, locale)}, ${formatTime(at, locale)}`
  return formatPlainDay(at, now, locale)
}

/**
 * The day that a term ends with, kept as its last minute or as the midnight after it; null where an hour is meant.
 * «До сб, 00:00» would read as a day more.
 */
function dayOfEnd(at: number, locale: Locale): number | null {
  const time = formatTime(at, locale)
  if (time === '23:59') return at
  return time === '00:00' && at % MINUTE === 0 ? at - MINUTE : null
}

/** Of a term, in full: «пт, 4 декабря, 18:00», and «пт, 4 декабря» where it is by the end of the day. */
export function formatDueMoment(at: number, now: number, locale: Locale): string {
  const end = dayOfEnd(at, locale)
  if (end === null) return formatMoment(at, now, locale)
  return `${formatWeekday(end, locale)}, ${formatDay(end, locale)}${otherYear(end, now, locale)}`
}

/** Of a deadline: «4 декабря» by the end of a day, else with its hour. «ср, 09:22» would read as the coming Wednesday once it is long past, so then «25 нояб., 09:22». */
export function formatDue(at: number, now: number, locale: Locale): string {
  const end = dayOfEnd(at, locale)
  if (end !== null) return `${formatDay(end, locale)}${otherYear(end, now, locale)}`
  if (locale.isPaper || now - at <= DAY) return formatShortMoment(at, now, locale)
  const day = dateFormat(locale, { day: 'numeric', month: 'short' }).format(at).replaceAll(' ', NBSP)
  return `${day}${otherYear(at, now, locale)}, ${formatTime(at, locale)}`
}

const UNITS: Record<string, { day: string; hour: string; minute: string }> = {
  ru: { day: 'дн', hour: 'ч', minute: 'мин' },
  en: { day: 'd', hour: 'h', minute: 'min' },
}

/** «26 мин», «4 ч 08 мин», «2 дн 3 ч». Minutes are rounded up for what is left, so that «0 мин» means late. */
export function formatDuration(ms: number, locale: Locale): string {
  const unit = UNITS[locale.language] ?? UNITS.en ?? { day: 'd', hour: 'h', minute: 'min' }
  const minutes = Math.ceil(Math.abs(ms) / MINUTE)
  if (minutes < 60) return `${minutes}${NBSP}${unit.minute}`
  const hours = Math.floor(minutes / 60)
  const rest = String(minutes % 60).padStart(2, '0')
  if (hours < 24) return `${hours}${NBSP}${unit.hour} ${rest}${NBSP}${unit.minute}`
  const days = Math.floor(hours / 24)
  const restHours = hours % 24
  return restHours === 0
    ? `${days}${NBSP}${unit.day}`
    : `${days}${NBSP}${unit.day} ${restHours}${NBSP}${unit.hour}`
}

/** Of working time: a day of it is no day of the calendar, so hours stay hours. «31 ч 48 мин», «40 ч» */
export function formatWorkingTime(ms: number, locale: Locale): string {
  const unit = UNITS[locale.language] ?? UNITS.en ?? { hour: 'h', minute: 'min' }
  const minutes = Math.ceil(ms / MINUTE)
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return formatDuration(ms, locale)
  const said = `${formatNumber(hours, locale)}${NBSP}${unit.hour}`
  // Of a hundred hours and more nobody asks for minutes.
  const rest = hours < 100 ? minutes % 60 : 0
  return rest === 0 ? said : `${said} ${String(rest).padStart(2, '0')}${NBSP}${unit.minute}`
}

/** What is left, with a true minus when it is past. */
export function formatRemaining(ms: number, locale: Locale): string {
  return ms < 0 ? `−${formatDuration(ms, locale)}` : formatDuration(ms, locale)
}

/** «0:34», «9:00»: hours and minutes of a sum. */
export function formatHours(ms: number): string {
  const minutes = Math.round(ms / MINUTE)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

export function formatNumber(value: number, locale: Locale): string {
  return numberFormat(locale).format(value)
}

/** 0.934 → «93 %». */
export function formatPercent(share: number, locale: Locale): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** «ОФ» for «Ольга Филимонова». */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
}
