/** A table of a neighbour goes out by itself: once for what is due, days that fell out included, and its owner is told. */
import { Readable } from 'node:stream'
import type { ExportSchedule } from '@veche/contract/admin/neighbours.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { exchangeContextOf } from '../../../main/wiring/exchange-context-of.ts'
import { newId } from '../../../platform/ids.ts'
import { readSheet } from '../../../platform/sheets/index.ts'
import { exchangeJobs } from '../index.ts'

let test: TestApp
const administrator = buildActor({ role: 'administrator', name: 'Администратор Ева' })
const dispatcher = buildActor({ role: 'dispatcher', name: 'Куратор Анна' })
const colleague = buildActor({ role: 'dispatcher', name: 'Куратор Ольга' })
const at = (moment: string) => {
  test.clock.now = new Date(moment)
}
beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  for (const actor of [administrator, dispatcher, colleague]) await saveUser(test.db, actor)
})
afterAll(() => test.close())
beforeEach(async () => {
  at('2026-11-24T09:00:00Z')
  await test.db.deleteFrom('exchangeSchedule').execute()
})

const owner = () => test.as(dispatcher)
const plain = { dates: 'any' as const, words: [] }
async function saveMapping(name: string): Promise<string> {
  const id = newId()
  const columns = [
    { ...plain, from: '№', to: 'ID' },
    { ...plain, from: 'Подано', to: 'Дата создания' },
  ]
  const body = { name, system: name, columns }
  expect((await test.as(administrator).put(`/exchange/mappings/${id}`, body)).statusCode).toBe(200)
  return id
}
async function add(mappingId: string, changes: object = {}): Promise<ExportSchedule> {
  const body = { mappingId, format: 'csv', cadence: 'daily', hour: 8, ...changes }
  expect((await owner().post('/exchange/schedules', body)).statusCode).toBe(200)
  return (await list()).at(-1)!
}
const list = async (): Promise<ExportSchedule[]> =>
  (await owner().get('/exchange/schedules')).json().schedules
const jobOf = (name: string, changes: object = {}) =>
  exchangeJobs({ ...exchangeContextOf(test.product), ...changes }).find(
    (job) => job.name === `spreadsheet.${name}`,
  )!
/** Looks for what is due, and writes it. */
async function turn(changes: object = {}) {
  test.jobs.length = 0
  await jobOf('schedules').handle([])
  const begun = test.jobs.map(({ payload }) => payload)
  test.jobs.length = 0
  await jobOf('run', changes).handle(begun)
  return begun.length
}
const exports = async () => (await owner().get('/exchange/jobs')).json().jobs
const notices = async () =>
  (await owner().get('/notifications'))
    .json()
    .notifications.flatMap(({ kind, details }: { kind: string; details: object }) =>
      kind === 'exchange' ? [details] : [],
    )

it('writes the day before at its hour, and once after three days without the product', async () => {
  const mappingId = await saveMapping('Соседи')
  const schedule = await add(mappingId)
  expect(schedule).toMatchObject({
    ...{ mappingName: 'Соседи', cadence: 'daily', hour: 8, failures: 0, writtenTo: null },
    nextRunAt: '2026-11-25T05:00:00.000Z',
  })
  expect(await turn()).toBe(0)

  at('2026-11-25T05:00:30Z')
  expect([await turn(), await turn()]).toEqual([1, 0])
  const [job] = await exports()
  expect(job).toMatchObject({ kind: 'export', state: 'done', from: '2026-11-24', to: '2026-11-24' })
  const file = await owner().get(`/exchange/jobs/${job.id}/file`)
  const rows = []
  for await (const { cells } of readSheet(Readable.from([file.rawPayload]), 'csv')) rows.push(cells)
  expect(rows).toEqual([['№', 'Подано']])
  expect(await notices()).toEqual([{ news: 'written', name: 'Соседи' }])

  at('2026-11-28T17:00:00Z')
  expect([await turn(), await turn()]).toEqual([1, 0])
  expect((await exports())[0]).toMatchObject({ from: '2026-11-25', to: '2026-11-27' })
  expect(await list()).toMatchObject([{ writtenTo: '2026-11-27', nextRunAt: '2026-11-29T05:00:00.000Z' }])
})

/** Where files are kept no file can be made. */
const NO_ROOM = { folder: '/dev/null/exchange' }

it('is turned off after five failures in a row, says so, and has all their days when it goes on', async () => {
  const { id } = await add(await saveMapping('Другие'))
  at('2026-11-25T05:01:00Z')
  await turn()
  for (let day = 26; day <= 30; day += 1) {
    at(`2026-11-${day}T05:01:00Z`)
    expect(await turn(NO_ROOM)).toBe(1)
  }
  at('2026-12-01T05:01:00Z')
  expect(await turn()).toBe(0)
  expect(await list()).toMatchObject([{ isOffByFailures: true, failures: 5, nextRunAt: null }])
  expect((await notices())[0]).toMatchObject({ news: 'stopped' })

  await owner().post(`/exchange/schedules/${id}/switch`, { isOn: true })
  at('2026-12-02T05:01:00Z')
  expect(await turn()).toBe(1)
  expect((await exports())[0]).toMatchObject({ state: 'done', from: '2026-11-25', to: '2026-12-01' })
  expect(await list()).toMatchObject([{ failures: 0, isOffByFailures: false }])
})

it('rests while its owner has it off, and nothing of the pause is written after it', async () => {
  const { id } = await add(await saveMapping('Третьи'), { cadence: 'weekly', weekday: 3, format: 'ods' })
  expect(await list()).toMatchObject([{ nextRunAt: '2026-11-25T05:00:00.000Z', format: 'ods' }])
  await owner().post(`/exchange/schedules/${id}/switch`, { isOn: false })
  at('2026-12-10T09:00:00Z')
  expect(await turn()).toBe(0)
  await owner().post(`/exchange/schedules/${id}/switch`, { isOn: true })
  at('2026-12-16T05:01:00Z')
  expect(await turn()).toBe(1)
  expect((await exports())[0]).toMatchObject({ from: '2026-12-09', to: '2026-12-15', format: 'ods' })
})

it("is each person's own, keeps its mapping, and refuses what makes no sense", async () => {
  const mappingId = await saveMapping('Четвёртые')
  const { id } = await add(mappingId)
  const other = test.as(colleague)
  expect((await other.get('/exchange/schedules')).json().schedules).toEqual([])
  expect((await other.delete(`/exchange/schedules/${id}`)).statusCode).toBe(404)
  const removing = await test.as(administrator).delete(`/exchange/mappings/${mappingId}`)
  expect(removing.json()).toMatchObject({
    code: 'neighbour.scheduled',
  })
  const wrong = { mappingId, format: 'csv', cadence: 'weekly', hour: 8 }
  expect((await owner().post('/exchange/schedules', wrong)).statusCode).toBe(400)
  expect(
    (await owner().post('/exchange/schedules', { ...wrong, weekday: 1, mappingId: newId() })).json(),
  ).toMatchObject({ code: 'neighbour.not_found' })
  for (let count = 1; count < 20; count += 1) await add(mappingId)
  const more = await owner().post('/exchange/schedules', { ...wrong, weekday: 1 })
  expect(more.json()).toMatchObject({ code: 'exchange.too_many_schedules' })
  expect((await owner().delete(`/exchange/schedules/${id}`)).statusCode).toBe(200)
  expect((await test.as(administrator).get('/journal?action=exchange.schedule_removed')).body).toContain(id)
})

it('is shown to an administrator who exports nothing: they turn it off, not on, and read no file of it', async () => {
  const { id } = await add(await saveMapping('Чужая таблица'))
  const admin = test.as(administrator)
  expect((await admin.get('/exchange/schedules')).json().schedules).toMatchObject([
    { id, mappingName: 'Чужая таблица', isOwn: false, ownerName: dispatcher.name },
  ])
  expect((await test.as(colleague).get('/exchange/schedules')).json().schedules).toEqual([])
  const turnTo = async (client: typeof admin, isOn: boolean) =>
    (await client.post(`/exchange/schedules/${id}/switch`, { isOn })).statusCode
  expect(await turnTo(test.as(colleague), false)).toBe(404)
  expect(await turnTo(admin, false)).toBe(200)
  expect(await list()).toMatchObject([
    { nextRunAt: null, isOwn: true, off: { byName: administrator.name, isYou: false } },
  ])
  expect(await turnTo(admin, true)).toBe(403)
  expect((await admin.delete(`/exchange/schedules/${id}`)).statusCode).toBe(403)
  expect(await turnTo(owner(), true)).toBe(200)
  expect(await list()).toMatchObject([{ off: null }])
  at('2026-11-25T05:00:30Z')
  await turn()
  const [job] = await exports()
  expect((await admin.get(`/exchange/jobs/${job.id}/file`)).statusCode).toBe(403)
})
