/** The table of another system in by a mapping, twice and once, and out in its columns and words. */
import { Readable } from 'node:stream'
import type { NeighbourMapping } from '@veche/contract/admin/neighbours.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { exchangeContextOf } from '../../../main/wiring/exchange-context-of.ts'
import { newId } from '../../../platform/ids.ts'
import { readSheet } from '../../../platform/sheets/index.ts'
import { exchangeJobs } from '../index.ts'

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор Ева' })
const dispatcher = buildActor({ role: 'dispatcher', name: 'Куратор Анна' })
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  for (const actor of [administrator, dispatcher]) await saveUser(test.db, actor)
  const field = {
    ...{ code: 'pole', name: 'Номер опоры', nameEn: null, hint: null, kind: 'line', need: 'never' },
    ...{ topicCodes: ['roads.lighting'], groupCodes: [], asksResident: false, maxLength: null, min: null },
    ...{ max: null, options: [] },
  }
  await admin().post('/own-fields', field)
})
afterAll(() => test.close())

const admin = () => test.as(administrator)
const LIGHTING = 'Неисправность или отсутствие освещения на дорогах и тротуарах'
const plain = { dates: 'any' as const, words: [] }
const MAPPING: NeighbourMapping = {
  ...{ name: 'Портал «Светлый город»', system: 'Светлый город' },
  columns: [
    { ...plain, from: '№ заявки', to: 'ID' },
    { ...plain, from: 'Подано', to: 'Дата создания', dates: 'month_first' },
    {
      ...{ ...plain, from: 'Статус', to: 'Текущий шаг инцидента' },
      words: [
        { from: 'Открыто', to: 'В работе' },
        { from: 'Исполнено', to: 'Готово' },
      ],
    },
    { ...{ ...plain, from: 'Вид', to: 'Тема' }, words: [{ from: 'Фонари', to: LIGHTING }] },
    { ...plain, from: 'Описание', to: 'Текст инцидента' },
    { ...plain, from: 'Столб', to: 'Номер опоры' },
  ],
}
const TABLE = [
  'Статус;Описание;№ заявки;Подано;Вид;Столб;Лишнее',
  'исполнено;Не горит фонарь;77;11/30/2025 14:05;Фонари;17-А;x',
  'Открыто;Темно у школы;78;2/3/2026 9:00;Фонари;;',
  'Спит;Что-то;79;13/45/2026;Вид спорта;;',
  ';Без номера;;1/1/2026;;;',
  'Открыто; ;80;1/2/2026;Фонари;;',
].join('\n')

const save = (id: string, mapping: object) => admin().put(`/exchange/mappings/${id}`, mapping)
async function kept(changes: Partial<NeighbourMapping> = {}): Promise<string> {
  const id = newId()
  const saved = await save(id, { ...MAPPING, ...changes })
  expect([saved.statusCode, saved.body]).toEqual([200, '{"ok":true}'])
  return id
}
async function run(jobId: string) {
  const job = exchangeJobs(exchangeContextOf(test.product)).find(({ name }) => name === 'spreadsheet.run')
  test.jobs.length = 0
  await job!.handle([{ jobId }])
  return (await admin().get(`/exchange/jobs/${jobId}`)).json()
}
async function bring(table: string, options: object) {
  const uploaded = await test.app.inject({
    method: 'POST',
    url: `/api/exchange/imports?name=${encodeURIComponent('соседи.csv')}`,
    headers: {
      authorization: `Bearer ${await test.tokenOf(administrator)}`,
      'content-type': 'application/octet-stream',
    },
    payload: table,
  })
  const { id } = uploaded.json()
  const started = await admin().post(`/exchange/imports/${id}/start`, { isDryRun: false, ...options })
  if (started.statusCode !== 200) return started.json()
  return run(id)
}
const countImported = async () =>
  (await test.db.selectFrom('importedIncident').select('incidentId').execute()).length

it('is tried, brought in once however often, and says what is wrong in the columns of the neighbour', async () => {
  const mappingId = await kept()
  const tried = await bring(TABLE, { mappingId, isDryRun: true })
  expect(tried.result).toMatchObject({
    ...{ read: 5, added: 2, failed: 3 },
    errors: [
      { row: 4, column: 'Подано', code: 'bad_date', value: '13/45/2026' },
      { row: 5, column: '№ заявки', code: 'no_key', value: null },
      { row: 6, column: 'Описание', code: 'no_text', value: null },
    ],
  })
  expect(await countImported()).toBe(0)

  expect((await bring(TABLE, { mappingId })).result).toMatchObject({ added: 2, failed: 3 })
  expect((await bring(TABLE, { mappingId })).result).toMatchObject({ added: 0, known: 2, changed: 0 })
  expect(await countImported()).toBe(2)
  const rows = await test.db
    .selectFrom('importedIncident')
    .innerJoin('incident', 'incident.id', 'importedIncident.incidentId')
    .select(['sourceKey', 'step', 'topicCode', 'foundAt', 'incident.id'])
    .orderBy('sourceKey')
    .execute()
  expect(rows).toMatchObject([
    {
      ...{ sourceKey: 'Светлый город\n77', step: 'done', topicCode: 'roads.lighting' },
      foundAt: new Date('2025-11-30T11:05:00Z'),
    },
    { sourceKey: 'Светлый город\n78', foundAt: new Date('2026-02-03T06:00:00Z') },
  ])
  const card = await test.as(dispatcher).get(`/incidents/${rows[0]?.id}`)
  expect(card.json()).toMatchObject({ ownFields: { pole: '17-А' }, tags: ['светлый город'] })
  const found = await test.as(dispatcher).get(`/incidents?tag=${encodeURIComponent('светлый город')}`)
  expect(found.json().incidents).toHaveLength(2)
  const journal = await admin().get('/journal?action=incidents.imported')
  expect(journal.body).toContain('Светлый город')
})

it('counts what no word stands for yet, so that a person can add it', async () => {
  const mappingId = await kept({ name: 'Ещё одна', system: 'Другие' })
  const table = '№ заявки;Подано;Статус;Вид\n1;1/1/2026;Спит;Вид спорта\n2;1/2/2026;Спит;Фонари\n'
  expect((await bring(table, { mappingId, isDryRun: true })).result.unknown).toEqual([
    { column: 'Тема', name: 'Вид спорта', rows: 1 },
    { column: 'Текущий шаг инцидента', name: 'Спит', rows: 2 },
  ])
})

it('refuses a table that is another one, and says which columns it lacks', async () => {
  const mappingId = await kept({ name: 'Третья' })
  const job = await bring('Чужое;Подано\n1;1/1/2026\n', { mappingId })
  expect(job).toMatchObject({ state: 'failed', errorCode: 'neighbour.other_table' })
  expect(await bring('Чужое\n1\n', { mappingId: newId() })).toMatchObject({ code: 'neighbour.not_found' })
})

it('goes out in the columns, words and days of the neighbour, and comes back as known', async () => {
  const mappingId = await kept({ name: 'Наружу' })
  const asked = await test.as(dispatcher).post('/exchange/exports', { format: 'csv', mappingId })
  await run(asked.json().id)
  const file = await test.as(dispatcher).get(`/exchange/jobs/${asked.json().id}/file`)
  const rows = []
  for await (const { cells } of readSheet(Readable.from([file.rawPayload]), 'csv')) rows.push(cells)
  const [head, ...all] = rows
  expect(head).toEqual(MAPPING.columns.map(({ from }) => from))
  expect(all).toContainEqual([
    ...['77', '11/30/2025 14:05:00', 'Исполнено', 'Фонари', 'Не горит фонарь', '17-А'],
  ])
  const again = await bring(file.rawPayload.toString(), { mappingId })
  expect(again.result).toMatchObject({ added: 0, known: 2 })
})

it('is kept by name and changed by two people without loss; what contradicts itself is refused', async () => {
  const id = await kept({ name: 'Пятая' })
  const { mappings } = (await admin().get('/exchange/mappings')).json()
  const {
    id: _,
    changedByName,
    changedAt: _at,
    ...shown
  } = mappings.find((one: { id: string }) => one.id === id)
  expect([shown, changedByName]).toEqual([{ ...MAPPING, name: 'Пятая' }, administrator.name])
  const before = shown
  await save(id, { ...shown, name: 'Пятая, новая', before })
  const late = await save(id, { ...shown, name: 'Шестая', before })
  expect(late.json()).toMatchObject({ code: 'edit.fields_changed', details: { fields: [{ field: 'name' }] } })

  const [number, date, ...rest] = MAPPING.columns
  const wrong = async (changes: object) => (await save(newId(), { ...MAPPING, name: 'Х', ...changes })).json()
  expect(await wrong({ columns: rest })).toMatchObject({ code: 'neighbour.lacks' })
  expect(await wrong({ columns: [number, date, { ...date, from: 'Ещё' }] })).toMatchObject({
    code: 'neighbour.twice',
  })
  expect(await wrong({ columns: [number, date, { ...plain, from: 'А', to: 'Нет такой' }] })).toMatchObject({
    ...{ code: 'neighbour.unknown', details: { names: 'Нет такой' } },
  })
  expect(await wrong({ name: 'ПЯТАЯ, новая' })).toMatchObject({ code: 'neighbour.name_taken' })
  expect((await admin().delete(`/exchange/mappings/${id}`)).statusCode).toBe(200)
  expect((await test.as(dispatcher).get('/exchange/mappings')).statusCode).toBe(403)
  const names = (await test.as(dispatcher).get('/exchange/mapping-names')).json().mappings
  expect(names).toContainEqual({ id: expect.any(String), name: MAPPING.name })
  expect((await test.as(dispatcher).put(`/exchange/mappings/${newId()}`, MAPPING)).statusCode).toBe(403)
})
