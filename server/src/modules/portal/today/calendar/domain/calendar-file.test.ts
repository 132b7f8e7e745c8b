import type { CalendarItem } from '@veche/contract/portal/calendar.ts'
import { expect, it } from 'vitest'
import { type CalendarOf, writeCalendar } from './calendar-file.ts'

const OF: CalendarOf = {
  ...{ now: new Date('2026-11-24T09:00:00.123Z'), language: 'ru' },
  ...{ ownerId: '01998f6e-0000-7000-8000-00000000000a', host: 'veche.example.org' },
}
const STREAM: CalendarItem = {
  ...{ kind: 'stream', id: '01998f6e-0000-7000-8000-000000000001', chatId: null, count: null },
  ...{ key: '01998f6e-0000-7000-8000-000000000001', title: 'Эфир главы Ивановой' },
  place: 'Город Боровичи; Любытино, Опеченский Посад и Волок',
  ...{ startsAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-11-24T10:30:00.000Z' },
}
const DUE: CalendarItem = {
  ...{ ...STREAM, kind: 'due', id: '2026-11-25', key: '2026-11-25', title: '', place: null, count: 3 },
  ...{ startsAt: '2026-11-24T21:00:00.000Z', endsAt: null },
}

/** Lines as a program unfolds them. */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
const valuesOf = (file: string, name: string) =>
  linesOf(file).flatMap((line) => (line.startsWith(name) ? [line.slice(name.length)] : []))

it('says of an entry its kind, time in UTC and place, and no title', () => {
  const file = writeCalendar([STREAM, DUE], OF)
  const lines = linesOf(file)
  expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Veche//Calendar//EN'])
  expect(lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT') + 1)).toEqual([
    'BEGIN:VEVENT',
    `UID:stream.${STREAM.key}.${OF.ownerId}@veche.example.org`,
    'DTSTAMP:20261124T090000Z',
    'DTSTART:20261124T090000Z',
    'DTEND:20261124T103000Z',
    'SUMMARY:Прямой эфир',
    'LOCATION:Город Боровичи\\; Любытино\\, Опеченский Посад и Волок',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ])
  expect(lines).toContain('DTSTART;VALUE=DATE:20261125')
  expect(lines).toContain('SUMMARY:Сроки вопросов: 3')
  expect(file).not.toContain('Ивановой')
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

it('keeps the UID of an entry that was moved, and gives each person another', () => {
  const uidOf = (item: CalendarItem, of = OF) => valuesOf(writeCalendar([item], of), 'UID:')[0]
  const moved = { ...STREAM, startsAt: '2026-11-25T09:00:00.000Z', endsAt: null }
  expect(uidOf(moved)).toBe(uidOf(STREAM))
  expect(uidOf(DUE, { ...OF, ownerId: 'another' })).not.toBe(uidOf(DUE))
})

it('leaves out an end that is not after the beginning', () => {
  const file = writeCalendar([{ ...STREAM, endsAt: STREAM.startsAt }], OF)
  expect(valuesOf(file, 'DTEND')).toEqual([])
})

it('has a component when there is no entry, without which it would be no calendar', () => {
  const lines = linesOf(writeCalendar([], OF))
  const begun = lines.flatMap((line) => (line.startsWith('BEGIN:') ? [line.slice(6)] : []))
  const ended = lines.flatMap((line) => (line.startsWith('END:') ? [line.slice(4)] : []))
  expect(begun).toEqual(['VCALENDAR', 'VTIMEZONE', 'STANDARD'])
  expect(ended).toEqual(begun.toReversed())
  expect(linesOf(writeCalendar([DUE], OF))).not.toContain('BEGIN:VTIMEZONE')
})
