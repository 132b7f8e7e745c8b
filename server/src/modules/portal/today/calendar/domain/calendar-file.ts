/** Days as iCalendar (RFC 5545): kinds, times and numbers. Nothing that anybody wrote goes out. Pure. */
import type { CalendarItem } from '@veche/contract/portal/calendar.ts'
import type { Language } from '@veche/contract/values/notifications.ts'
import type { CalendarKind } from '@veche/contract/values/portal/calendar.ts'

const WORDS: Record<Language, Record<CalendarKind, string>> = {
  ru: {
    ...{ stream: 'Прямой эфир', duty: 'Дежурство в чате', post: 'Дежурство', broadcast: 'Одним текстом' },
    ...{ order: 'Срок поручения', part: 'Срок части ответа', due: 'Сроки вопросов' },
  },
  en: {
    ...{ stream: 'Live stream', duty: 'Chat duty', post: 'Duty', broadcast: 'Text to many places' },
    ...{ order: 'Order due', part: 'Part of an answer due', due: 'Questions due' },
  },
}

export function writeCalendar(
  items: readonly CalendarItem[],
  { now, language }: { now: Date; language: Language },
): string {
  const events = items.flatMap(({ kind, id, startsAt, endsAt, count }) => [
    'BEGIN:VEVENT',
    `UID:${kind}.${id}.${Date.parse(startsAt).toString(36)}@veche`,
    `DTSTAMP:${utc(now)}`,
    // A day of deadlines is a day, not an hour of it.
    ...(kind === 'due'
      ? [`DTSTART;VALUE=DATE:${id.replaceAll('-', '')}`]
      : [`DTSTART:${utc(new Date(startsAt))}`, ...(endsAt ? [`DTEND:${utc(new Date(endsAt))}`] : [])]),
    `SUMMARY:${WORDS[language][kind]}${count === null ? '' : `: ${count}`}`,
    ...(kind === 'due' ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Veche//Calendar//EN',
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.join('\r\n')}\r\n`
}

/** 20261124T090000Z */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
