/** What an answer promises, read from its own words: what, who and by which day. A person says the last word. */
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
    if (!found || !(found.isBound || FUTURE.test(sentence))) continue
    const who = findBody(sentence) ?? findBody(text)
    return { what: sayWhat(sentence, found.words, who?.words ?? ''), who: who?.name ?? '', day: found.day }
  }
  return null
}

/** A stop after a number or a short word is no end: «ул. Мира», «4.12». */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[а-яё»)\d]{3,}[.!?…])\s+(?=[А-ЯЁ«])|\n+/u).map((sentence) => sentence.trim())
}

function findDay(sentence: string, today: string) {
  for (const match of sentence.matchAll(DAY_OF_MONTH)) {
    const { by, day, name, no, year } = match.groups ?? {}
    const month = name ? MONTHS.findIndex((stem) => new RegExp(`^${stem}`, 'iu').test(name)) + 1 : Number(no)
    const read = toDay({ day: Number(day), month, year: year ? Number(year) : null }, today)
    if (read) return { day: read, words: match[0], isBound: by !== undefined }
  }
  const soon = /(?<![а-яё])(послезавтра|завтра)(?![а-яё])/iu.exec(sentence)?.[0]
  if (!soon) return null
  return { day: daysAfter(today, soon.length > 'завтра'.length ? 2 : 1), words: soon, isBound: false }
}

function daysAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

const HALF_A_YEAR = 6

/** A day that has passed is not promised; near the end of a year January is the next one's. */
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
  return exists && key >= today ? key : null
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

/** The sentence without the day and the body, which have fields of their own. */
function sayWhat(sentence: string, day: string, body: string): string {
  const rest = [day, body]
    .filter((words) => words !== '')
    .reduce((left, words) => left.replace(words, ' '), sentence)
    .replaceAll(/\s+([,.;:!?])/gu, '$1')
    .replaceAll(/[,;:]+(?=[,;:.!?])|\s+(?=\s)/gu, '')
    .replace(/^[\s,;:.—–-]+|[\s,;:.!?—–-]+$/gu, '')
  return `${rest.slice(0, 1).toUpperCase()}${rest.slice(1, 500)}`
}
