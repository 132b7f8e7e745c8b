import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { STEPS } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { saveIncident } from '../../../test/incident-factory.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { readSheet, type SheetFormat, writeSheet } from '../../platform/sheets/index.ts'
import { findBrokenChain } from '../incidents/index.ts'
import { COLUMNS, exportIncidents, type ImportReport, importIncidents } from './index.ts'

const COUNT = 2000
const AT_ONCE = 10
const FIRST = new Date('2026-02-02T03:00:00Z').getTime()

let origin: TestApp
beforeAll(async () => {
  origin = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  await saveRegion(origin)
}, 240_000)
afterAll(() => origin.close())

/** Repeatable chance. */
function createDice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * sides)
  }
}

async function saveRegion({ context, db }: TestApp): Promise<void> {
  const channel = await saveChannel(context, { externalId: '777' })
  const executor = await saveUser(db, buildActor({ role: 'executor', name: 'Ёлкина Вера' }))
  const [topics, places, agencies] = await Promise.all([
    db.selectFrom('topic').select(['code', 'groupCode']).orderBy('code').execute(),
    db.selectFrom('municipality').select('code').orderBy('code').execute(),
    db.selectFrom('agency').select('code').orderBy('code').execute(),
  ])
  const dice = createDice(7)
  const pick = <Item>(items: readonly Item[]): Item => items[dice(items.length)]!
  const first = await saveIncident(db, { channelId: channel.id })
  const saveOne = async (index: number) => {
    const step = STEPS[index % STEPS.length]!
    const foundAt = new Date(FIRST + index * 3 * 3_600_000 + dice(3_600_000))
    const isSorted = step !== 'new' && step !== 'dismissed'
    const answeredAt = ['postponed', 'awaiting_author', 'done', 'archived'].includes(step)
      ? new Date(foundAt.getTime() + dice(12 * 86_400_000))
      : null
    const isEnded = ['done', 'archived', 'dismissed', 'merged'].includes(step)
    const { code: topicCode, groupCode } = pick(topics)
    const incident = await saveIncident(db, {
      channelId: channel.id,
      text: pick(TEXTS),
      step: step === 'merged' ? 'archived' : step,
      foundAt,
      answeredAt,
      closedAt: isEnded ? new Date((answeredAt ?? foundAt).getTime() + dice(9 * 86_400_000)) : null,
      ...(isSorted && {
        topicCode,
        groupCode,
        municipalityCode: pick(places).code,
        agencyCode: pick(agencies).code,
        assignedAt: new Date(foundAt.getTime() + dice(7_200_000)),
        kind: pick(['solvable', 'unsolvable', 'informational', null] as const),
        assigneeId: dice(2) === 0 ? executor.id : null,
        address: pick(ADDRESSES),
      }),
      ...(answeredAt && { outcome: pick(['solved', 'explained', 'not_solved', 'postponed'] as const) }),
      ...(step === 'done' && {
        satisfaction: pick(['satisfied', 'neutral', 'dissatisfied', 'no_answer'] as const),
      }),
      ...(step === 'dismissed' && { dismissReason: pick(['spam', 'abuse', 'no_question'] as const) }),
    })
    if (step === 'merged') {
      await db
        .updateTable('incident')
        .set({ step: 'merged', mergedIntoId: first.id, mergedAt: foundAt })
        .where('id', '=', incident.id)
        .execute()
    }
    if (answeredAt)
      await saveAnswers(origin, incident.id, { channelId: channel.id, answeredAt, count: 1 + dice(4), pick })
    if (dice(5) === 0)
      await db
        .updateTable('incident')
        .set({ tags: pick([['жалоба'], ['два', 'слова тут'], ['с, запятой']]) })
        .where('id', '=', incident.id)
        .execute()
  }
  for (let index = 1; index < COUNT; index += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, COUNT - index) }, (_, next) => saveOne(index + next)),
    )
}

const TEXTS = [
  'Яма на дороге у дома',
  '=СУММ(1;2) +7 (816) 000-00-00',
  'Две\r\nстроки; «кавычки» "и" запятые, табуляция\tи 😀',
  '  пробелы по краям  ',
  "'апостроф",
  '',
  'я'.repeat(5000),
]
const ADDRESSES = [
  { settlement: 'д. Ёлки', street: 'ул. Мира', house: '5', object: null },
  { settlement: null, street: null, house: null, object: 'Школа №\u00a04' },
  { settlement: null, street: null, house: null, object: null },
]

type Answering = {
  channelId: string
  answeredAt: Date
  count: number
  pick: <Item>(items: readonly Item[]) => Item
}

async function saveAnswers(
  { db }: TestApp,
  incidentId: string,
  { channelId, answeredAt, count, pick }: Answering,
) {
  for (let index = 0; index < count; index += 1) {
    const at = new Date(answeredAt.getTime() + index * 90_061_007)
    await db
      .insertInto('message')
      .values({
        id: newId(),
        channelId,
        network: 'vk',
        surface: 'comment',
        container: 'wall-1',
        externalId: newId(),
        threadExternalId: 'x',
        direction: 'out',
        authorKind: 'self',
        text: pick(['Сделано.', 'Ответ дан.\n\nРешена ли проблема? Ответьте', '-', '@все']),
        attachments: JSON.stringify(index === 1 ? [{ kind: 'photo', url: null, title: null }] : []),
        version: 'v1',
        capturedAt: at,
        isCreationSeen: true,
        occurredAt: at,
        receivedAt: at,
        incidentId,
      })
      .execute()
  }
}

const never = new AbortController().signal
const everything = { from: null, to: null, actor: null, signal: never, onProgress: () => undefined }

function contextOf({ context }: TestApp) {
  const pageUrl = (network: string, id: string) =>
    id === 'import' ? null : `https://${network}.example/${id}`
  return { ...context, folder: '', pageUrl }
}

async function exportFile(test: TestApp, format: SheetFormat): Promise<Buffer> {
  const output = new PassThrough()
  const rows = exportIncidents(contextOf(test), everything)
  const [bytes] = await Promise.all([buffer(output), writeSheet(rows, output, { format, header: COLUMNS })])
  return bytes
}

function importFile(test: TestApp, bytes: Buffer, format: SheetFormat, options = {}): Promise<ImportReport> {
  return importIncidents(contextOf(test), readSheet(Readable.from([bytes]), format), {
    isDryRun: false,
    isOpenKept: false,
    actor: null,
    signal: never,
    onProgress: () => undefined,
    onError: () => undefined,
    ...options,
  })
}

describe.each(['xlsx', 'csv'] as const)('through %s', (format) => {
  it('goes out, comes into an empty installation, and goes out the same, byte for byte', {
    timeout: 240_000,
  }, async () => {
    const empty = await startTestApp({ now: new Date('2027-01-10T09:00:00Z') })
    try {
      const file = await exportFile(origin, format)
      const report = await importFile(empty, file, format)
      expect(report).toMatchObject({
        read: COUNT,
        added: COUNT,
        known: 0,
        failed: 0,
        errors: [],
        unknown: [],
      })

      const again = await exportFile(empty, format)
      expect(again.equals(file)).toBe(true)

      expect(await importFile(empty, file, format)).toMatchObject({ added: 0, known: COUNT, changed: 0 })
      expect(await importFile(origin, file, format)).toMatchObject({ added: 0, known: COUNT })
      expect(await findBrokenChain(empty.db)).toBeNull()
      const open = await empty.db
        .selectFrom('incident')
        .select('id')
        .where('step', 'not in', ['done', 'dismissed', 'archived'])
        .execute()
      expect(open).toEqual([])
    } finally {
      await empty.close()
    }
  })
})

it('counts working time as a naive clock does, minute by minute', { timeout: 120_000 }, async () => {
  const bytes = await exportFile(origin, 'xlsx')
  const countMinutes = await createNaiveClock(origin)
  const agencies = new Map(
    (await origin.db.selectFrom('agency').select(['name', 'scheduleCode']).execute()).map((row) => [
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
  expect(compared).toBeGreaterThan(500)
})

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
    let day = ''
    let spans: [number, number][] = []
    for (let at = Math.floor(from.getTime() / 60_000); at * 60_000 < to.getTime(); at += 1) {
      const wall = new Date(at * 60_000)
      const today = wall.toISOString().slice(0, 10)
      if (today !== day) [day, spans] = [today, spansOf(wall, code)]
      const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes()
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
