/** «В течение трёх рабочих дней», «через неделю», «в десятидневный срок»: a length of time from now. */
import { daysAfter, monthsAfter, workingDaysAfter } from './calendar-day.ts'

/** Now on the region's clock: «2026-11-27», «12:40». */
export type RegionNow = { day: string; time: string }
export type Groups = Partial<Record<string, string>>
/** What a rule reads. `isOfDay`: of the day that is named beside it, else of today. */
export type Found = {
  from: string
  day: string
  until?: string
  hour?: string | null
  isBound?: boolean
  isStart?: boolean
  isOfDay?: boolean
}

/** Longer stems before those that they begin with. */
const NUMBERS = Object.entries({
  ...{ одиннадцат: 11, двенадцат: 12, тринадцат: 13, четырнадцат: 14, пятнадцат: 15 },
  ...{ двадцат: 20, тридцат: 30, сорок: 40, шестидесят: 60, девяност: 90 },
  ...{ один: 1, одн: 1, дв: 2, тр: 3, четыр: 4, пят: 5, шест: 6, сем: 7, вос: 8, девят: 9, десят: 10 },
})
const NUMBER_WORD = `(?:${NUMBERS.map(([stem]) => stem).join('|')})[а-яё]*`
const COUNT = `(?<count>\\d{1,3}|${NUMBER_WORD})(?:\\s*\\([а-яё]+\\))?`
const UNIT = '(?<unit>минут|час(?!т)|сут|день|дн|недел|месяц|год|лет)[а-яё]*'
const KIND = '(?:(?<working>рабоч|банковск)[а-яё]*\\s+|календарн[а-яё]*\\s+)?'
const WITHIN =
  'в\\s+течени[еи]|через|спустя|за|до|в\\s+пределах|не\\s+(?:более|дольше|позднее|позже)(?:\\s+чем)?(?:\\s+(?:за|через))?|в\\s+срок(?:\\s+до)?'
export const SPAN = new RegExp(
  `(?<![а-яё])(?:(?:(?:${WITHIN})\\s+(?:(?:ближайш|следующ|последующ)[а-яё]+\\s+)?|в\\s+ближайш[а-яё]+\\s+|(?<=срок[^.]{0,40}[—–:-]\\s))${COUNT}\\s+${KIND}${UNIT}|(?:в\\s+течени[еи]|(?<through>через))\\s+(?:(?<working1>рабоч)[а-яё]+\\s+)?(?<one>час(?!т)|сут|день|дня|недел|месяц|год)[а-яё]*)(?![а-яё])`,
  'giu',
)
export const ADJECTIVE = new RegExp(
  `(?<![а-яё])в\\s+(?:(?<count>\\d{1,3})(?:-?[а-яё]{1,2})?[- ]?|(?<word>${NUMBER_WORD.replace('[а-яё]*', '[а-яё]*?')}))?(?<unit>час|суточ|дн|недел|месяч)(?:евн|овой|н)?[а-яё]*\\s+срок(?![а-яё])`,
  'giu',
)

export function readAdjective({ count, word, unit = '' }: Groups, now: RegionNow): Found | null {
  return addSpan({ count: count ?? word ?? '1', unit }, now)
}

export function readSpan(
  { count, working, working1, unit, one, through }: Groups,
  now: RegionNow,
): Found | null {
  if (one && /^д/iu.test(one)) {
    // «Через день» is every other day, «в течение дня» is today.
    return through ? null : { from: now.day, day: now.day, isBound: true, isOfDay: true }
  }
  return addSpan(
    { count: count ?? '1', unit: unit ?? one ?? '', isWorking: Boolean(working ?? working1) },
    now,
  )
}

/** What was said some days ago of days from then is still what it was; a year moves its days of rest. */
const SLACK_DAYS = 3

function addSpan(
  { count, unit, isWorking = false }: { count: string; unit: string; isWorking?: boolean },
  { day: today, time }: RegionNow,
): Found | null {
  const number = countOf(count)
  if (number === null) return null
  if (/^(?:минут|час)/iu.test(unit)) {
    const moment = new Date(`${today}T${time}:00Z`)
    moment.setUTCMinutes(moment.getUTCMinutes() + number * (/^ч/iu.test(unit) ? 60 : 1))
    const [day = today, hour = ''] = moment.toISOString().split('T')
    return { from: today, day, hour: hour.slice(0, 5), isBound: true }
  }
  const day = addDays(today, { number, unit, isWorking })
  const until = daysAfter(day, isWorking ? SLACK_DAYS : 0)
  return { from: daysAfter(day, -SLACK_DAYS), day, until, isBound: true }
}

function countOf(said: string): number | null {
  const digits = Number.parseInt(said, 10)
  if (!Number.isNaN(digits)) return digits
  const lower = said.toLowerCase()
  return NUMBERS.find(([stem]) => lower.startsWith(stem))?.[1] ?? null
}

type Measure = { number: number; unit: string; isWorking: boolean }

function addDays(today: string, { number, unit, isWorking }: Measure): string {
  if (isWorking) return workingDaysAfter(today, number)
  const lower = unit.toLowerCase()
  if (lower.startsWith('недел')) return daysAfter(today, number * 7)
  if (lower.startsWith('месяц') || lower.startsWith('месяч')) return monthsAfter(today, number)
  if (lower.startsWith('год') || lower === 'лет') return monthsAfter(today, number * 12)
  return daysAfter(today, number)
}
