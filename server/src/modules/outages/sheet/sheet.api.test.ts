import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_NOON } from '../../../../test/desk.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { readSheet, writeSheet } from '../../../platform/sheets/index.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: DESK_NOON })
})
afterAll(() => test.close())

const water = buildActor({ role: 'coordinator', scope: { kind: 'unit', code: 'water-msta.dispatch' } })
const dispatcher = buildActor()
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Cells = (string | number | null)[][]
const HEAD = ['Вид', 'Что и почему', 'Ведомство', 'Муниципалитет', 'Адреса', 'Начало', 'Конец']
const row = (changes: Partial<Record<(typeof HEAD)[number], string>> = {}) => {
  const cells: Record<string, string> = {
    ...{ Вид: 'холодная вода', 'Что и почему': 'Промывка сети', Ведомство: 'Мста-Водоканал' },
    ...{ Муниципалитет: 'Боровичи', Адреса: 'ул. Мира, 1–9', Начало: '25.11.2026 09:00' },
    ...{ Конец: '25.11.2026 17:00', ...changes },
  }
  return HEAD.map((title) => cells[title] ?? '')
}

async function toFile(rows: Cells, format: 'csv' | 'xlsx' = 'csv'): Promise<Buffer> {
  const output = new PassThrough()
  const [file] = await Promise.all([buffer(output), writeSheet(rows, output, { format })])
  return file
}
type Sent = { actor?: typeof water; format?: 'csv' | 'xlsx'; basedOn?: string }
async function send(file: Buffer, { actor = water, format = 'csv', basedOn }: Sent = {}) {
  const step = basedOn === undefined ? 'preview' : `apply?basedOn=${basedOn}`
  const response = await test.app.inject({
    ...{ method: 'POST', url: `/api/outages/sheet/${step}`, payload: file },
    headers: {
      authorization: `Bearer ${await test.tokenOf(actor)}`,
      'content-type': format === 'csv' ? 'text/csv' : XLSX,
    },
  })
  return { status: response.statusCode, body: response.json() }
}
const count = async () => (await test.db.selectFrom('outage').select('id').execute()).length

it('tells every bad row with its column and reason, and applies nothing of the file', async () => {
  const file = await toFile([
    HEAD,
    row(),
    row({ Адреса: 'ул. Ленина, кроме 5' }),
    row({ Вид: 'солнце', Начало: 'завтра' }),
    row({ Муниципалитет: 'Нигде', 'Что и почему': '' }),
    row({ Конец: '25.11.2026 08:00' }),
    row({ Начало: '01.11.2026 08:00', Конец: '01.11.2026 09:00' }),
    row({ Ведомство: 'Мстинское тепло' }),
    row(),
  ])
  const before = await count()
  const { status, body } = await send(file)

  expect(status).toBe(200)
  expect(body.problems).toEqual([
    { row: 3, field: 'addresses', code: 'addresses_not_read', value: 'кроме 5' },
    { row: 4, field: 'kind', code: 'not_a_choice', value: 'солнце' },
    { row: 4, field: 'beginsAt', code: 'not_a_moment', value: 'завтра' },
    { row: 5, field: 'municipalityCode', code: 'unknown_name', value: 'Нигде' },
    { row: 5, field: 'reason', code: 'required', value: '' },
    { row: 6, field: 'endsAt', code: 'ends_before_start', value: '25.11.2026 08:00' },
    { row: 7, field: 'endsAt', code: 'already_over', value: '' },
    { row: 8, field: null, code: 'forbidden', value: '' },
    { row: 9, field: 'number', code: 'twice', value: '2' },
  ])
  const applied = await send(file, { basedOn: body.basedOn })
  expect([applied.status, applied.body.code]).toEqual([400, 'outage.bad_sheet'])
  expect(await count()).toBe(before)
})

it('enters rows in the time of the region, and the same file again changes nothing', async () => {
  const file = await toFile([
    HEAD,
    row({ Адреса: 'ул. Новая' }),
    row({ Адреса: 'ул. Старая', Ведомство: '' }),
  ])
  const preview = await send(file)
  expect(preview.body).toMatchObject({ problems: [], addedCount: 2, changedCount: 0 })
  expect((await send(file, { basedOn: preview.body.basedOn })).body).toEqual({
    addedCount: 2,
    changedCount: 0,
  })
  const twice = await send(file, { basedOn: preview.body.basedOn })
  expect([twice.status, twice.body.code]).toEqual([409, 'outage.changed_since_preview'])

  expect((await send(file)).body).toMatchObject({ addedCount: 0, changedCount: 0, sameCount: 2 })
  const { outages } = (await test.as(water).get('/outages?state=planned')).json()
  expect(outages).toMatchObject([
    { addresses: 'ул. Новая', agencyCode: 'water-msta', beginsAt: '2026-11-25T06:00:00.000Z' },
    { addresses: 'ул. Старая', agencyCode: 'water-msta', endsAt: '2026-11-25T14:00:00.000Z' },
  ])
  const page = (await test.as(water).get(`/outages/${outages[0].id}`)).json()
  expect(page.history).toMatchObject([{ act: 'imported' }])
  const places = await test.db
    .selectFrom('outagePlace')
    .select('street')
    .where('outageId', '=', page.id)
    .execute()
  expect(places).toEqual([{ street: 'новая ул.' }])
})

it('moves the end of an outage that it finds by what the row says, or by its number', async () => {
  const outage = await saveOutage(test, dispatcher)
  const found = await toFile([
    ['Номер', ...HEAD],
    [outage.number, ...row({ Адреса: 'пер. Садовый' })],
    ['', ...row({ Адреса: 'ул. Новая', Конец: '25.11.2026 20:00' })],
  ])
  const preview = await send(found)
  expect(preview.body).toMatchObject({ problems: [], addedCount: 0, changedCount: 2 })
  expect(preview.body.changed[1].fields).toEqual([
    { field: 'endsAt', before: '2026-11-25T14:00:00.000Z', after: '2026-11-25T17:00:00.000Z' },
  ])
  await send(found, { basedOn: preview.body.basedOn })
  const changed = (await test.as(water).get(`/outages/${outage.id}`)).json()
  expect(changed).toMatchObject({ addresses: 'пер. Садовый', reason: 'Промывка сети' })
})

it('is refused when a colleague has changed an outage since the preview', async () => {
  const outage = await saveOutage(test, dispatcher)
  const file = await toFile([
    ['Номер', ...HEAD],
    [outage.number, ...row()],
  ])
  const { basedOn } = (await send(file)).body
  await test.as(dispatcher).patch(`/outages/${outage.id}`, { reason: 'Порыв трубы' })
  expect((await send(file, { basedOn })).body.code).toBe('outage.changed_since_preview')
})

it('finds no outage of another body by its number', async () => {
  const heat = await saveOutage(test, dispatcher, { agencyCode: 'heat-msta', kind: 'heat' })
  const file = await toFile([
    ['Номер', ...HEAD],
    [heat.number, ...row()],
  ])
  expect((await send(file)).body.problems).toEqual([
    { row: 2, field: 'number', code: 'unknown_number', value: String(heat.number) },
  ])
})

it.each(['csv', 'xlsx'] as const)(
  'goes out to %s within the scope and comes back unchanged',
  async (format) => {
    const response = await test.app.inject({
      ...{ method: 'GET', url: `/api/outages/sheet?state=in_force&format=${format}` },
      headers: { authorization: `Bearer ${await test.tokenOf(water)}` },
    })
    expect(response.statusCode).toBe(200)
    const rows = []
    for await (const { cells } of readSheet(Readable.from(response.rawPayload), format)) rows.push(cells)
    const { outages } = (await test.as(water).get('/outages')).json()
    expect(rows.length).toBe(outages.length + 1)
    expect(outages.length).toBeGreaterThan(0)
    const { body } = await send(response.rawPayload, { format })
    expect(body).toMatchObject({ problems: [], addedCount: 0, changedCount: 0, sameCount: outages.length })
  },
)

it('says of a file that is no table, has an unknown column or is empty, and takes no JSON', async () => {
  const head = await send(await toFile([['Номер', 'Цвет']]))
  expect(head.body.problems).toEqual([{ row: null, field: null, code: 'unknown_column', value: 'Цвет' }])
  expect((await send(Buffer.from(''))).body.problems).toMatchObject([{ code: 'empty_file' }])
  const broken = await send(Buffer.from('no workbook'), { format: 'xlsx' })
  expect([broken.status, broken.body.code]).toEqual([400, 'sheet.unreadable'])
  const json = await test.as(water).post('/outages/sheet/preview', { rows: [] })
  expect(json.statusCode).toBe(415)
  const reader = await send(await toFile([HEAD]), { actor: buildActor({ role: 'analyst' }) })
  expect(reader.status).toBe(403)
})

it('takes at most two thousand rows', async () => {
  const many = Array.from({ length: 2002 }, (_, index) => row({ Адреса: `ул. Ленина, ${index}` }))
  expect((await send(await toFile([HEAD, ...many]))).body).toMatchObject({ code: 'outage.sheet_too_long' })
})
