/**
 * What an answer promises, read from its own words: what, who and by which day. A person says the last word. One reader
 * for the form that is filled with it and for the checklist that asks for it.
 */
export type ReadPromise = { what: string; who: string; day: string | null }

const MONTHS = [
  ...['январ', 'феврал', 'март', 'апрел', 'ма[яй]', 'июн'],
  ...['июл', 'август', 'сентябр', 'октябр', 'ноябр', 'декабр'],
]
const DAY_OF_MONTH = new RegExp(
  `(?:(?<by>до|к|не позднее|не позже)\\s+)?(?<!\\d)(?<day>\\d{1,2})(?:\\s+(?<name>${MONTHS.join('|')})[а-яё]*|\\.(?<no>\\d{1,2})(?!\\d))(?:[\\s.]+(?<year>20\\d{2}))?(?:\\s*(?:г\\.|года))?`,
  'giu',
)
/** Words of something still to come: «сделаем», «будет заменён», «завершат». */
const FUTURE =
  /(?<![а-яё])(?:будет|будут|планиру|(?:с|по|за|вос|про|у|от|вы|при|на|из|рас|пере|до)?[а-яё]{2,}(?:им|ем|ём|ат|ят|ут|ют)(?:ся)?)(?![а-яё])/iu

/** What goes on as it is, whatever its day, and words that only end like a deed: «принимают до 5 декабря», «ждём вас». */
const STANDING =
  /(?<![а-яё])(?:(?:принима|работа|действу|отвеча|продолжа|сообща|благодар|понима|жд[её]м)[а-яё]*|всем|совсем|затем|этим|этих|нашим|вашим|своим|проблем)(?![а-яё])/giu

const BODIES: readonly { stem: RegExp; name: string }[] = [
  { stem: /отдел(?:а|у|ом|е)?/u, name: 'отдел' },
  { stem: /комитет(?:а|у|ом|е)?/u, name: 'комитет' },
  { stem: /департамент(?:а|у|ом|е)?/u, name: 'департамент' },
  { stem: /управлени(?:е|я|ю|ем|и)/u, name: 'управление' },
  { stem: /министерств(?:о|а|у|ом|е)/u, name: 'министерство' },
  { stem: /предприяти(?:е|я|ю|ем|и)/u, name: 'предприятие' },
  { stem: /администраци(?:я|и|ю|ей)/u, name: 'администрация' },
  { stem: /служб(?:а|ы|е|у|ой)/u, name: 'служба' },
  { stem: /бригад(?:а|ы|е|у|ой)/u, name: 'бригада' },
  { stem: /подрядчик(?:а|у|ом|е)?/u, name: 'подрядчик' },
]
/** What follows the name of a body, in the genitive: «отдел дорог», «комитет жилищного хозяйства». */
const OF_WHAT = /^(?:\s+(?!до |к |в |на |по |с |и |не |за |телефон)[А-ЯЁа-яё«»-]+){0,3}/u
/** A verb or a day ends the name. */
const NOT_OF_WHAT = /\s+[а-яё]+(?:ет|ит|ут|ют|ат|ят|ил|ал|ила|или|али|ем|им|ён|ена|ено)(?![а-яё]).*$/u

/** `today` and the day that is read are of the region's calendar. */
export function readPromise(text: string, today: string): ReadPromise | null {
  for (const sentence of sentencesOf(text)) {
    const found = findDay(sentence, today)
    if (!found || found.day < today || !(found.isBound || FUTURE.test(sentence))) continue
    const who = findBody(sentence) ?? findBody(text)
    return { what: sayWhat(sentence, found.words, who?.words ?? ''), who: who?.name ?? '', day: found.day }
  }
  return null
}

/** Now on the region's clock: «2026-11-27», «12:40». */
export type RegionNow = { day: string; time: string }
/** `said`: the words of the day and hour, as they stand in the text. */
export type PromisedTime = { said: string; isPast: boolean }

/** Every time by which the text says that something will be done. */
export function listPromisedTimes(text: string, now: RegionNow): PromisedTime[] {
  return sentencesOf(text).flatMap((sentence) => {
    const found = findDay(sentence, now.day)
    if (!found || !FUTURE.test(sentence.replaceAll(STANDING, ' '))) return []
    const isOver = found.day === now.day && found.hour !== null && found.hour <= now.time
    const isPast = found.day < now.day || isOver
    return isPast && !found.isBound ? [] : [{ said: found.words, isPast }]
  })
}

/** A stop after a short word is no end: «ул. Мира»; inside a number neither: «4.12». */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=(?:[а-яё»)]{3,}|\d)[.!?…])\s+(?=[А-ЯЁ«])|\n+/u).map((sentence) => sentence.trim())
}

type FoundDay = { day: string; hour: string | null; words: string; isBound: boolean }

/** A day to come before one that has passed: «осмотрели 24 ноября, заменим до 4 декабря». */
function findDay(sentence: string, today: string): FoundDay | null {
  const days = [...sentence.matchAll(DAY_OF_MONTH)].flatMap((match) => {
    const { by, day, name, no, year } = match.groups ?? {}
    const month = name ? MONTHS.findIndex((stem) => new RegExp(`^${stem}`, 'iu').test(name)) + 1 : Number(no)
    const read = toDay({ day: Number(day), month, year: year ? Number(year) : null }, today)
    return read ? [{ day: read, hour: null, words: match[0], isBound: by !== undefined }] : []
  })
  const ahead = days.find(({ day }) => day >= today) ?? findSoon(sentence, today)
  return ahead ?? days.find(({ isBound }) => isBound) ?? null
}

/** «До 12:27 сегодняшнего дня», «сегодня до 18.00». */
const TODAY_BY_HOUR =
  /(?:сегодня\s+)?(?:до|к|не позднее|не позже)\s+(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:\s+(?:сегодняшнего дня|сегодня))?/iu
const END_OF_WEEK = /до конца (?:этой |текущей )?недели/iu
const SUNDAY = 7

function findSoon(sentence: string, today: string): FoundDay | null {
  const hour = TODAY_BY_HOUR.exec(sentence)
  if (hour && /сегодня/iu.test(hour[0])) {
    const { hour: hours = '', minute = '' } = hour.groups ?? {}
    return { day: today, hour: `${hours.padStart(2, '0')}:${minute}`, words: hour[0], isBound: true }
  }
  const week = END_OF_WEEK.exec(sentence)?.[0]
  if (week) {
    const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || SUNDAY
    return { day: daysAfter(today, SUNDAY - weekday), hour: null, words: week, isBound: true }
  }
  const soon = /(?<![а-яё])(послезавтра|завтра)(?![а-яё])/iu.exec(sentence)?.[0]
  if (!soon) return null
  const day = daysAfter(today, soon.length > 'завтра'.length ? 2 : 1)
  return { day, hour: null, words: soon, isBound: false }
}

function daysAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

const HALF_A_YEAR = 6

/** Near the end of a year January is the next one's. */
function toDay(
  { day, month, year }: { day: number; month: number; year: number | null },
  today: string,
): string | null {
  if (month < 1 || month > 12) return null
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number)
  const isNext = year === null && month < thisMonth && thisMonth - month >= HALF_A_YEAR
  const key = [year ?? (isNext ? thisYear + 1 : thisYear), month, day]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  const exists = new Date(`${key}T00:00:00Z`).getUTCDate() === day
  return exists ? key : null
}

function findBody(text: string): { name: string; words: string } | null {
  for (const { stem, name } of BODIES) {
    const match = new RegExp(`(?<![а-яё])${stem.source}(?![а-яё])`, 'iu').exec(text)
    if (!match) continue
    const after = OF_WHAT.exec(text.slice(match.index + match[0].length))?.[0] ?? ''
    const ofWhat = after.replace(NOT_OF_WHAT, '')
    return { name: `${name}${ofWhat}`, words: `${match[0]}${ofWhat}` }
  }
  return null
}

/** The clause of the day without the day and the body, which have fields of their own. */
function sayWhat(sentence: string, day: string, body: string): string {
  const clauses = sentence.split(/(?<=[,;])\s+|\s+[—–]\s+/u)
  const at = clauses.findIndex((clause) => clause.includes(day))
  const withoutDay = (words: string) => trimWords(withoutWords(withoutWords(words, day), body))
  const own = withoutDay(clauses[at] ?? sentence)
  // «До 4 декабря, если позволит погода, заделаем яму»: the deed is elsewhere in the sentence.
  const isWhole = own.split(' ').length > 1 || clauses.length === 1
  const what = isWhole ? own : withoutDay(at > 0 ? clauses.slice(0, at + 1).join(' ') : own || sentence)
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1, 500)}`
}

function withoutWords(text: string, words: string): string {
  return words === '' ? text : text.replace(words, ' ')
}

function trimWords(text: string): string {
  return text
    .replaceAll(/\s+([,.;:!?])/gu, '$1')
    .replaceAll(/[,;:]+(?=[,;:.!?])|\s+(?=\s)/gu, '')
    .replace(/^[\s,;:.—–-]+|[\s,;:.!?—–-]+$/gu, '')
}
