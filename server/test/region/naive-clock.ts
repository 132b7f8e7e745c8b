/** Working time counted the slow way, minute by minute, by nobody's engine: what the engine is compared with. */
import { Readable } from 'node:stream'
import { expect } from 'vitest'
import { COLUMNS } from '../../src/modules/exchange/index.ts'
import { readSheet } from '../../src/platform/sheets/index.ts'
import type { TestApp } from '../test-app.ts'

/** Of each row of an exported XLSX that was answered; says how many those were. */
export async function compareWorkingTime(test: TestApp, bytes: Buffer): Promise<number> {
  const countMinutes = await createNaiveClock(test)
  const agencies = new Map(
    (await test.db.selectFrom('agency').select(['name', 'scheduleCode']).execute()).map((row) => [
      row.name,
      row.scheduleCode,
    ]),
  )
  const at = (name: (typeof COLUMNS)[number]) => COLUMNS.indexOf(name)
  let compared = 0
  for await (const { number, cells } of readSheet(Readable.from([bytes]), 'xlsx')) {
    const answered = cells[at('Общее время первого ответа')]
    const created = cells[at('Дата создания')]
    if (number === 1 || !(answered instanceof Date) || !(created instanceof Date)) continue
    const days = cells[at('Время с даты создания инцидента до времени первого ответа, рабочее время')]
    const calendar = cells[at('Время с даты создания инцидента до времени первого ответа')]
    expect(Math.round(Number(calendar) * 86_400)).toBe((answered.getTime() - created.getTime()) / 1000)
    const schedule = agencies.get(String(cells[at('Отдел')])) ?? 'standard'
    const naive = countMinutes(created, answered, schedule)
    expect(Math.abs(Number(days) * 1440 - naive)).toBeLessThan(1.001)
    compared += 1
  }
  return compared
}

/** Wall minutes that are working ones, counted one by one; seconds at both ends are what it may differ by. */
async function createNaiveClock({ db }: TestApp) {
  const schedules = await db.selectFrom('schedule').selectAll().execute()
  const days = await db.selectFrom('calendarDay').selectAll().orderBy('isRegional').execute()
  const kinds = new Map(
    days.map(({ day, kind }) => {
      const date = new Date(day)
      return [`${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`, kind]
    }),
  )
  const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

  function spansOf(wall: Date, code: string): [number, number][] {
    const schedule = schedules.find((row) => row.code === code)!
    if (schedule.kind === 'round_the_clock') return [[0, 1440]]
    const week = schedule.week as Record<string, [string, string][]>
    const kind = schedule.followsCalendar
      ? kinds.get(`${wall.getUTCFullYear()}-${wall.getUTCMonth() + 1}-${wall.getUTCDate()}`)
      : undefined
    const own = week[WEEK[wall.getUTCDay()]!] ?? []
    if (kind === 'off') return []
    const spans = (kind === 'work' && own.length === 0 ? (week.mon ?? []) : own).map(
      ([from, to]) => [minutesOf(from), minutesOf(to)] as [number, number],
    )
    // A shortened day ends an hour earlier.
    const last = spans.at(-1)
    if (kind === 'short' && last) last[1] -= 60
    return spans
  }

  return (from: Date, to: Date, code: string): number => {
    let minutes = 0
    let day = -1
    let spans: [number, number][] = []
    for (let at = Math.floor(from.getTime() / 60_000); at * 60_000 < to.getTime(); at += 1) {
      const today = Math.floor(at / 1440)
      if (today !== day) [day, spans] = [today, spansOf(new Date(at * 60_000), code)]
      const minute = at - today * 1440
      const part =
        Math.min(1, (to.getTime() - at * 60_000) / 60_000) -
        Math.max(0, (from.getTime() - at * 60_000) / 60_000)
      if (spans.some(([start, end]) => minute >= start && minute < end)) minutes += part
    }
    return minutes
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
