import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveChannel } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'

const COUNT = 400
let test: TestApp
let ids: string[] = []
const administrator = buildActor({ role: 'administrator' })
const dispatcher = buildActor({ role: 'dispatcher' })
beforeAll(async () => {
  test = await startTestApp()
  for (let no = 0; no < COUNT; no += 1)
    ids.push(
      (await saveChannel(test.context, { externalId: String(9000 + no), name: `Подслушано ${no}` })).id,
    )
  ids = ids.sort()
})
afterAll(() => test.close())

const pause = (channelIds: string[], isActive: boolean) =>
  test.as(administrator).post('/channels/pause', { channelIds, isActive })
const totalOf = async (query: string) =>
  (await test.as(administrator).get(`/channels?limit=1&${query}`)).json<{ total: number }>().total

it('pauses hundreds at once, answers those that were going, and brings these alone back', async () => {
  await pause(ids.slice(0, 5), false)
  const paused = (await pause(ids, false)).json<{ changed: string[] }>().changed
  expect(paused).toEqual(ids.slice(5))
  expect(await totalOf('state=paused')).toBe(COUNT)
  const noted = await test.db
    .selectFrom('journal')
    .select('id')
    .where('action', '=', 'channel.changed')
    .execute()
  expect(noted).toHaveLength(COUNT)
  await pause(paused, true)
  expect(await totalOf('state=paused')).toBe(5)
})

it('changes none where one is unknown, and is for those who manage channels', async () => {
  const unknown = '00000000-0000-7000-8000-00000000dead'
  expect((await pause([...ids.slice(10, 12), unknown], false)).statusCode).toBe(404)
  expect(await totalOf('state=paused')).toBe(5)
  const refused = await test.as(dispatcher).post('/channels/pause', { channelIds: [ids[0]], isActive: true })
  expect(refused.statusCode).toBe(403)
})

it('asks for a check of many, but for those that are paused, and is for those who manage channels', async () => {
  const check = (channelIds: unknown[], actor = administrator) =>
    test.as(actor).post('/channels/check', { channelIds })
  await test.db.updateTable('channel').set({ checkedAt: new Date() }).execute()
  const told = (await check(ids)).json<{ asked: string[] }>().asked
  expect(told.toSorted()).toEqual(ids.slice(5))
  const due = await test.db.selectFrom('channel').select('id').where('checkedAt', 'is', null).execute()
  expect(due).toHaveLength(COUNT - 5)
  expect((await check(ids.slice(0, 1), dispatcher)).statusCode).toBe(403)
  for (const bad of [[], ['x'], Array(501).fill(ids[0])]) expect((await check(bad)).statusCode).toBe(400)
})

it('finds one among 400 through a slip, and takes away as a file what is filtered', async () => {
  expect(await totalOf(`search=${encodeURIComponent('подслушоно 399')}`)).toBe(1)
  const file = await test.as(administrator).get('/channels/export?state=paused')
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  const [head, ...rows] = file.body.trim().split('\r\n')
  expect(head).toContain('Территория')
  expect(rows).toHaveLength(5)
  expect(rows[0]).toMatch(/ВКонтакте.*Подслушано.*на паузе/)
})
