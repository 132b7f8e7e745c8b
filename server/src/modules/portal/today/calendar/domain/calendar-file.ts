/** Days as iCalendar (RFC 5545): kinds, times, numbers and names of municipalities. Nothing that anybody wrote goes out. Pure. */
import type { CalendarItem } from '@veche/contract/portal/calendar.ts'
import type { Language } from '@veche/contract/values/notifications.ts'
import type { CalendarKind } from '@veche/contract/values/portal/calendar.ts'
import { escapeText, writeLines } from './content-lines.ts'

const WORDS: Record<Language, Record<CalendarKind, string> & { name: string }> = {
  ru: {
    ...{ stream: 'Прямой эфир', duty: 'Дежурство в чате', post: 'Дежурство', broadcast: 'Одним текстом' },
    ...{ order: 'Срок поручения', part: 'Срок части ответа', due: 'Сроки вопросов', name: 'Вече' },
  },
  en: {
    ...{ stream: 'Live stream', duty: 'Chat duty', post: 'Duty', broadcast: 'Text to many places' },
    ...{ order: 'Order due', part: 'Part of an answer due', due: 'Questions due', name: 'Veche' },
  },
}

/** A calendar without any component is none (RFC 5545, 3.6), so one without entries says the zone of its times. */
const ZONE = [
  ...['BEGIN:VTIMEZONE', 'TZID:UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
  ...['TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000', 'END:STANDARD', 'END:VTIMEZONE'],
]

export type CalendarOf = {
  now: Date
  language: Language
  /** Whose days they are, and the host of the installation: with them a UID is of this entry alone in the world. */
  ownerId: string
  host: string
}

export function writeCalendar(items: readonly CalendarItem[], of: CalendarOf): string {
  return writeLines([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Veche//Calendar//EN', 'CALSCALE:GREGORIAN'],
    ...[`X-WR-CALNAME:${WORDS[of.language].name}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H'],
    'X-PUBLISHED-TTL:PT1H',
    ...(items.length === 0 ? ZONE : items.flatMap((item) => writeEvent(item, of))),
    'END:VCALENDAR',
  ])
}

function writeEvent(item: CalendarItem, { now, language, ownerId, host }: CalendarOf): string[] {
  const { kind, key, place, count } = item
  return [
    'BEGIN:VEVENT',
    `UID:${kind}.${key}.${ownerId}@${host}`,
    `DTSTAMP:${utc(now)}`,
    ...writeTimes(item),
    `SUMMARY:${escapeText(`${WORDS[language][kind]}${count === null ? '' : `: ${count}`}`)}`,
    ...(place === null ? [] : [`LOCATION:${escapeText(place)}`]),
    'CLASS:PRIVATE',
    ...(kind === 'due' ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ]
}

/** A day of deadlines is a day, not an hour of it. An end that is not after its beginning is left out (RFC 5545, 3.6.1). */
function writeTimes({ kind, id, startsAt, endsAt }: CalendarItem): string[] {
  if (kind === 'due') return [`DTSTART;VALUE=DATE:${id.replaceAll('-', '')}`]
  const [start, end] = [new Date(startsAt), endsAt === null ? null : new Date(endsAt)]
  return [`DTSTART:${utc(start)}`, ...(end && end > start ? [`DTEND:${utc(end)}`] : [])]
}

/** 20261124T090000Z */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
