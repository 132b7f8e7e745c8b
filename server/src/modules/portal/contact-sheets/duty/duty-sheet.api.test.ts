import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../../test/desk.ts'
import { bodyOf } from '../../../../../test/factories/duty-body.ts'
import { buildActor, saveUser } from '../../../../../test/factories.ts'
import { readSheet, type SheetRow, writeSheet } from '../../../../platform/sheets/index.ts'
import type { Actor } from '../../../access/index.ts'

let desk: Desk
let body: ReturnType<typeof bodyOf>
let people: Record<'anna' | 'boris' | 'away', string>
let postId: string
const WEEK = '2026-11-30'
const BODY = 'Администрация Боровичского округа'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

beforeAll(async () => {
  desk = await openDesk()
  body = bodyOf(desk)
  people = {
    anna: await body.person('Анна Дневная'),
    boris: await body.person('Борис Ночной'),
    away: await body.person('Глеб Отпускной'),
  }
  postId = await body.post({ name: '=Свет: сутки' })
  await body.saveRoster(postId, {
    week: WEEK,
    shifts: [
      { personId: people.anna, day: WEEK, from: '08:00', to: '20:00' },
      { personId: people.boris, day: WEEK, from: '20:00', to: '08:00' },
    ],
    expectedRevision: 0,
  })
  const days = { startsOn: '2026-12-02', endsOn: '2026-12-04', substituteId: people.boris }
  await body.addAbsence(people.away, days)
})
afterAll(() => desk.close())

async function send(path: string, payload: string | Buffer, actor: Actor = desk.people.coordinator) {
  const token = await desk.test.tokenOf(actor)
  const type = typeof payload === 'string' ? 'text/csv' : XLSX
  const response = await desk.test.app.inject({
    ...{ method: 'POST', url: `/api/duty/${path}`, payload },
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  })
  return { status: response.statusCode, ...response.json() }
}
async function load(of: 'shifts' | 'absences', text: string) {
  const { basedOn } = await send(`${of}/preview`, text)
  return send(`${of}/apply?basedOn=${basedOn}`, text)
}
const taken = async (of: 'shifts' | 'absences') =>
  (await desk.test.as(desk.people.coordinator).get(`/duty/${of}.csv?from=2026-11-23&to=2026-12-20`)).body
const names = (rows: { name: string }[]) => rows.map(({ name }) => name)
const shifts = (...rows: string[]) =>
  ['Ведомство;Пост;С;До;Дежурит', ...rows.map((row) => `${BODY};=Свет: сутки;${row}`)].join('\r\n')
const absences = (...rows: string[]) =>
  ['Ведомство;Кто;С;По;Замещает', ...rows.map((row) => `${BODY};${row}`)].join('\r\n')

it('comes in as it went out: nothing changes, in either format', async () => {
  for (const [of, count] of [
    ['shifts', 2],
    ['absences', 1],
  ] as const) {
    const file = await taken(of)
    const same = { problems: [], addedCount: 0, changedCount: 0, removedCount: 0, sameCount: count }
    expect(await send(`${of}/preview`, file)).toMatchObject(same)
    const output = new PassThrough()
    const rows: SheetRow[] = []
    for await (const row of readSheet(Readable.from(Buffer.from(file)), 'csv')) rows.push(row)
    const written = buffer(output)
    await writeSheet(
      rows.map(({ cells }) => [...cells]),
      output,
      { format: 'xlsx' },
    )
    expect(await send(`${of}/preview`, await written)).toMatchObject(same)
  }
})

it('puts people on duty: a new shift takes the place of those whose time it takes, and others stay', async () => {
  const text = shifts(
    '30.11.2026 08:00;30.11.2026 20:00;Анна Дневная',
    '30.11.2026 20:00;01.12.2026 08:00;Анна Дневная',
    '01.12.2026 08:00;01.12.2026 20:00;борис ночной',
  )
  const told = await send('shifts/preview', text)
  expect(told).toMatchObject({ problems: [], addedCount: 2, removedCount: 1, sameCount: 1 })
  expect(names(told.removed)).toEqual([
    `=Свет: сутки · ${BODY} · 30.11.2026 20:00 – 01.12.2026 08:00 · Борис Ночной`,
  ])
  expect(await send(`shifts/apply?basedOn=${'a'.repeat(64)}`, text)).toMatchObject({
    ...{ status: 409, code: 'duty.changed_since_preview' },
  })
  expect(await load('shifts', text)).toMatchObject({ status: 200, addedCount: 2, removedCount: 1 })
  expect(await body.roster(postId, WEEK)).toMatchObject({
    shifts: [
      { personId: people.anna, day: WEEK, from: '08:00', to: '20:00' },
      { personId: people.anna, day: WEEK, from: '20:00', to: '08:00' },
      { personId: people.boris, day: '2026-12-01', from: '08:00', to: '20:00' },
    ],
    revision: 2,
  })
  expect(await send('shifts/preview', text)).toMatchObject({ sameCount: 3, addedCount: 0 })
})

it('names what is wrong by row and column, and then writes nothing', async () => {
  const text = shifts(
    '02.12.2026 08:00;02.12.2026 20:00;Анна Дневная',
    '02.12.2026 20:00;02.12.2026 08:00;Анна Дневная',
    '05.12.2026 08:00;07.12.2026 08:00;Анна Дневная',
    'завтра;05.12.2026 08:00;Анна Дневная',
    '05.12.2026 08:00;05.12.2026 20:00;Никто Никакой',
    '01.11.2026 08:00;01.11.2026 20:00;Анна Дневная',
    '03.12.2026 08:00;03.12.2026 20:00;Глеб Отпускной',
    ';05.12.2026 08:00;',
  )
  const told = await send('shifts/preview', text)
  expect(told.problems.map(({ row, field, code }: Record<string, unknown>) => [row, field, code])).toEqual([
    [3, 'endsAt', 'ends_before_start'],
    [4, 'endsAt', 'shift_too_long'],
    [5, 'startsAt', 'not_a_moment'],
    [6, 'onDuty', 'unknown_name'],
    [7, 'endsAt', 'already_over'],
    [8, 'onDuty', 'person_away'],
    [9, 'startsAt', 'required'],
    [9, 'onDuty', 'required'],
  ])
  const before = await body.roster(postId, WEEK)
  expect(await send(`shifts/apply?basedOn=${told.basedOn}`, text)).toMatchObject({
    ...{ status: 400, code: 'duty.bad_sheet' },
  })
  expect(await body.roster(postId, WEEK)).toEqual(before)
  const foreign = await saveUser(
    desk.test.db,
    buildActor({ role: 'executor', scope: { kind: 'agency', code: 'mingkh' } }),
  )
  const own = shifts('02.12.2026 08:00;02.12.2026 20:00;Анна Дневная')
  expect(await send('shifts/preview', own, foreign)).toMatchObject({
    problems: [{ row: 2, field: 'agencyCode', code: 'foreign_body' }],
  })
  expect(await send('shifts/preview', 'Кто там;Пост')).toMatchObject({
    problems: [{ row: null, code: 'unknown_column', value: 'Кто там' }],
  })
})

it('finds people by their e-mail, and tells them of their duty', async () => {
  const { executor } = desk.people
  await body.addPerson({ userId: executor.id, name: null })
  const { email } = await desk.test.db
    .selectFrom('appUser')
    .select('email')
    .where('id', '=', executor.id)
    .executeTakeFirstOrThrow()
  const text = shifts(`06.12.2026 08:00;06.12.2026 20:00;${email.toUpperCase()}`)
  expect(await load('shifts', text)).toMatchObject({ status: 200, addedCount: 1 })
  const { notifications } = (await desk.test.as(executor).get('/notifications')).json()
  expect(notifications).toContainEqual(
    expect.objectContaining({ kind: 'duty', details: expect.objectContaining({ news: 'given', postId }) }),
  )
})

it('says who is away: new days take the place of the ones that they meet', async () => {
  const text = absences(
    'Глеб Отпускной;02.12.2026;06.12.2026;Борис Ночной',
    'Анна Дневная;10.12.2026;11.12.2026;',
  )
  const told = await send('absences/preview', text)
  expect(names(told.added)).toEqual([
    `Глеб Отпускной · ${BODY} · 02.12.2026 – 06.12.2026 · Борис Ночной`,
    `Анна Дневная · ${BODY} · 10.12.2026 – 11.12.2026`,
  ])
  expect(names(told.removed)).toEqual([`Глеб Отпускной · ${BODY} · 02.12.2026 – 04.12.2026 · Борис Ночной`])
  expect(await load('absences', text)).toMatchObject({ status: 200, addedCount: 2, removedCount: 1 })
  const out = await taken('absences')
  expect(out).toContain(';Глеб Отпускной;02.12.2026;06.12.2026;Борис Ночной;')
  expect(out).not.toContain('04.12.2026')
  expect(await send('absences/preview', out)).toMatchObject({ sameCount: 2, addedCount: 0, problems: [] })
})

it('refuses absences that could not be entered by hand', async () => {
  const told = await send(
    'absences/preview',
    absences(
      'Борис Ночной;14.12.2026;13.12.2026;',
      'Борис Ночной;01.11.2026;02.11.2026;',
      'Борис Ночной;14.12.2026;15.12.2026;Борис Ночной',
      'Борис Ночной;10.12.2026;10.12.2026;Анна Дневная',
      'Анна Дневная;14.12.2026;16.12.2026;',
      'Анна Дневная;16.12.2026;17.12.2026;',
      'Анна Дневная;завтра;17.12.2026;',
      'Никто Никакой;14.12.2026;17.12.2026;',
      'Борис Ночной;20.12.2026;21.12.2026;Никто Никакой',
    ),
  )
  expect(told.problems.map(({ row, field, code }: Record<string, unknown>) => [row, field, code])).toEqual([
    [2, 'endsOn', 'ends_before_start'],
    [3, 'endsOn', 'already_over'],
    [4, 'substitute', 'same_person'],
    [5, 'substitute', 'substitute_away'],
    [6, 'startsOn', 'absence_overlaps'],
    [7, 'startsOn', 'absence_overlaps'],
    [8, 'startsOn', 'not_a_date'],
    [9, 'away', 'unknown_name'],
    [10, 'substitute', 'unknown_name'],
  ])
})
