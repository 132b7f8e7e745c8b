/**
 * The engine against a model that knows nothing of it: an array of minutes, filled hour by hour from the civil clock
 * of `Intl`, and one walk along it. Every minute of 2023–2026 is compared, then random questions.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../../modules/directory/data/shipped-calendar.ts'
import {
  AROUND_THE_CLOCK,
  addWorkingTime,
  type CalendarDay,
  isWorkingMoment,
  type Schedule,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
  workingTimeBetween,
} from './index.ts'

const MINUTE = 60_000
const FROM = Date.UTC(2022, 11, 31)
const UNTIL = Date.UTC(2027, 0, 2)
const TRIPLES = 1_000_000

type MinutesOfWeek = readonly (readonly [number, number])[][]

/** 1 where work goes on; index 0 is the first minute of `FROM`. */
function buildModel(zone: string, week: MinutesOfWeek, days: readonly CalendarDay[] | null): Uint8Array {
  const model = new Uint8Array((UNTIL - FROM) / MINUTE)
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const known = new Map<string, Uint8Array>()
  const minutesOf = (date: string) => {
    const minutes = known.get(date) ?? minutesOfDay(date, week, days)
    known.set(date, minutes)
    return minutes
  }
  for (let hour = FROM; hour < UNTIL; hour += 60 * MINUTE) {
    const [date = '', time = ''] = clock.format(hour).split(' ')
    const today = minutesOf(date)
    const yesterday = minutesOf(new Date(Date.parse(date) - 1440 * MINUTE).toISOString().slice(0, 10))
    const start = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    for (let minute = start; minute < start + 60; minute += 1) {
      const isOpen = today[minute] === 1 || yesterday[minute + 1440] === 1
      model[(hour - FROM) / MINUTE + minute - start] = isOpen ? 1 : 0
    }
  }
  return model
}

/** Two days long, because a night shift ends on the next one. */
function minutesOfDay(date: string, week: MinutesOfWeek, days: readonly CalendarDay[] | null): Uint8Array {
  const minutes = new Uint8Array(2880)
  const special = days?.find(({ on }) => on === date)
  if (special?.kind === 'off') return minutes
  const weekday = (on: string) => (new Date(on).getUTCDay() + 6) % 7
  const exchange = special && days?.find(({ movedFrom }) => movedFrom === date)
  let spans = week[weekday(exchange ? exchange.on : date)] ?? []
  if (special && spans.length === 0) spans = week[weekday(date)] ?? []
  if (special && spans.length === 0 && weekday(date) === 5) spans = week[4] ?? []
  if (special && spans.length === 0 && weekday(date) === 6) spans = week[0] ?? []
  for (const [from, to] of spans) minutes.fill(1, from, to)
  let cut = special?.kind === 'short' ? 60 : 0
  for (let minute = 2879; minute >= 0 && cut > 0; minute -= 1) {
    if (minutes[minute] === 1) cut -= 1
    if (special?.kind === 'short') minutes[minute] = 0
  }
  return minutes
}

const LONG = [
  [510, 780],
  [828, 1050],
] as const
const STANDARD_WEEK = [LONG, LONG, LONG, LONG, [[510, 780] as const, [828, 990] as const], [], []].map(
  (day) => [...day],
)

const NIGHTS: Schedule = {
  code: 'nights',
  followsCalendar: true,
  week: {
    monday: [{ from: '22:00', to: '06:15' }],
    tuesday: [
      { from: '09:00', to: '09:40' },
      { from: '22:00', to: '06:15' },
    ],
    wednesday: [],
    thursday: [{ from: '00:00', to: '24:00' }],
    friday: [{ from: '20:30', to: '00:00' }],
    saturday: [{ from: '21:00', to: '07:00' }],
    sunday: [
      { from: '10:00', to: '12:00' },
      { from: '12:30', to: '12:50' },
      { from: '13:00', to: '13:25' },
    ],
  },
}
const NIGHT_WEEK: MinutesOfWeek = [
  [[1320, 1815]],
  [
    [540, 580],
    [1320, 1815],
  ],
  [],
  [[0, 1440]],
  [[1230, 1440]],
  [[1260, 1860]],
  [
    [600, 720],
    [750, 770],
    [780, 805],
  ],
]
const ALL_WEEK: MinutesOfWeek = Array.from({ length: 7 }, () => [[0, 1440] as const])

/** Read apart from the product's own reader. */
const OFFICIAL: CalendarDay[] = Object.values<CalendarDay[]>(
  JSON.parse(
    readFileSync(new URL('../../modules/directory/data/production-calendar.json', import.meta.url), 'utf8'),
  ).years,
).flat()

/** Small, seeded and enough: the same questions every time. */
function buildRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const random = buildRandom(20_261_123)
const INVENTED: CalendarDay[] = Array.from({ length: 1461 }, (_, index) => index)
  .filter(() => random(9) === 0)
  .map((index) => ({
    on: new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10),
    kind: (['off', 'short', 'work'] as const)[random(3)] ?? 'off',
  }))

type Case = { name: string; context: WorkingTimeContext; model: Uint8Array }
const invented = { version: 1, years: yearsOf(INVENTED), regional: [] }
const cases: Case[] = [
  buildCase('standard hours, Moscow', 'Europe/Moscow', STANDARD_SCHEDULE, STANDARD_WEEK, OFFICIAL),
  buildCase('standard hours, Berlin', 'Europe/Berlin', STANDARD_SCHEDULE, STANDARD_WEEK, OFFICIAL),
  buildCase('night duty, Berlin', 'Europe/Berlin', NIGHTS, NIGHT_WEEK, OFFICIAL),
  buildCase('round the clock, Berlin', 'Europe/Berlin', AROUND_THE_CLOCK, ALL_WEEK, null),
  buildCase('night duty, invented calendar, New York', 'America/New_York', NIGHTS, NIGHT_WEEK, INVENTED),
  buildCase(
    'standard hours, invented calendar',
    'Asia/Kamchatka',
    STANDARD_SCHEDULE,
    STANDARD_WEEK,
    INVENTED,
  ),
]

function buildCase(
  name: string,
  zone: string,
  schedule: Schedule,
  week: MinutesOfWeek,
  days: CalendarDay[] | null,
): Case {
  const calendar = days === INVENTED ? invented : SHIPPED_CALENDAR
  return { name, context: { schedule, calendar, zone }, model: buildModel(zone, week, days) }
}

function yearsOf(days: readonly CalendarDay[]): Record<string, CalendarDay[]> {
  return Object.fromEntries(
    ['2023', '2024', '2025', '2026'].map((year) => [year, days.filter(({ on }) => on.startsWith(year))]),
  )
}

/** Minutes from which the model is complete: shifts of 2022 and days of 2027 are other calendars' business. */
const FIRST = (Date.UTC(2023, 0, 2) - FROM) / MINUTE
const LAST = (Date.UTC(2026, 11, 31) - FROM) / MINUTE

/** Walks along the minutes once; then tells where so much work is done that begins at a given minute. */
function walk(model: Uint8Array): (start: number, minutes: number) => number | null {
  const doneBefore = new Uint32Array(LAST)
  const endOf: number[] = []
  for (let minute = 0; minute < LAST; minute += 1) {
    doneBefore[minute] = endOf.length
    if (model[minute] === 1) endOf.push(minute + 1)
  }
  return (start, minutes) => {
    if (minutes === 0) return start
    const end = endOf[(doneBefore[start] ?? 0) + minutes - 1]
    return end === undefined || end >= LAST ? null : end
  }
}

describe.each(cases)('$name', ({ context, model }) => {
  it('is open exactly in the minutes of the model, all of 2023–2026', () => {
    const wrong: string[] = []
    for (let minute = FIRST; minute < LAST; minute += 1) {
      const at = new Date(FROM + minute * MINUTE)
      if (isWorkingMoment(at, context) !== (model[minute] === 1)) wrong.push(at.toISOString())
    }
    expect(wrong.slice(0, 5)).toEqual([])
  })

  it('finds the same due moments and the same durations as a walk along the minutes', () => {
    const ask = buildRandom(7)
    const findDue = walk(model)
    const wrong: string[] = []
    for (let asked = 0; asked < TRIPLES / cases.length; ) {
      const start = FIRST + ask(LAST - FIRST)
      const minutes = ask(asked % 3 === 0 ? 6000 : 700)
      const due = findDue(start, minutes)
      if (due === null) continue
      asked += 1
      const from = new Date(FROM + start * MINUTE)
      const to = new Date(FROM + due * MINUTE)
      const found = addWorkingTime(from, minutes * MINUTE, context)
      const between = workingTimeBetween(from, to, context)
      if (found.getTime() !== to.getTime() || between !== minutes * MINUTE) {
        wrong.push(`${from.toISOString()} + ${minutes} = ${found.toISOString()}, not ${to.toISOString()}`)
      }
    }
    expect(wrong.slice(0, 5)).toEqual([])
  })
})
