/** How much is written in which month, on which day, at which hour and of what. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { TopicTexts } from '../../words/read-words.ts'
import type { Chance } from '../chance.ts'
import type { PastDay } from '../days.ts'

const Numbers = z.array(z.number())
const SEASONS = z
  .object({
    ...{ months: Numbers, weekdays: Numbers, hours: Numbers, winter: Numbers, summer: Numbers },
    topics: z.record(z.string(), Numbers),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/seasons.json', import.meta.url), 'utf8')))
const HOURS = [...SEASONS.hours.keys()]

const SATURDAY = 5
/** On a holiday people write less than on any Saturday. */
const HOLIDAY = 0.75

export function weightOf({ month, weekday, isOff }: PastDay): number {
  const isHoliday = isOff && weekday < SATURDAY
  const week = SEASONS.weekdays[isHoliday ? SATURDAY : weekday] ?? 1
  return (SEASONS.months[month - 1] ?? 1) * week * (isHoliday ? HOLIDAY : 1)
}

/** Of a topic in this month, beside its usual weight. */
export function seasonOf({ topic, season }: TopicTexts, month: number): number {
  const own = SEASONS.topics[topic] ?? (season ? SEASONS[season] : null)
  return own?.[month - 1] ?? 1
}

export function momentIn({ startsAt, endsAt }: PastDay, chance: Chance): Date {
  const hour = chance.weighted(HOURS, (one) => SEASONS.hours[one] ?? 1)
  const hourMs = (endsAt.getTime() - startsAt.getTime()) / HOURS.length
  return toSeconds(startsAt.getTime() + (hour + chance.next()) * hourMs)
}

/** Networks tell no less than seconds. */
export function toSeconds(ms: number): Date {
  return new Date(Math.floor(ms / 1000) * 1000)
}
