/** Two editors have the form of one stream open: neither's work is undone without a word. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { buildActor } from '../../../test/factories.ts'
import { saveStream } from '../../../test/livestream-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const editor = (name: string) =>
  desk.test.as(
    buildActor({ role: 'stream_editor', scope: { kind: 'municipality', code: 'borovichi' }, name }),
  )

it('joins changes of different fields, made from the same beginning', async () => {
  const stream = await saveStream(desk)
  const { title, viewers, plannedAt, tag, version: expectedVersion } = await stream.read()
  const first = { title: 'Снег', tag: '#СнегБоровичи', before: { title, tag }, expectedVersion }
  expect((await editor('Анна').patch(stream.url, first)).statusCode).toBe(200)
  const second = { viewers: 612, plannedAt, before: { viewers, plannedAt }, expectedVersion }
  const joined = await editor('Вера').patch(stream.url, second)
  expect(joined.json()).toMatchObject({ title: 'Снег', tag: 'снегборовичи', viewers: 612 })
})

it('refuses a change of the field that another changed, names it and who it was, and keeps the other change', async () => {
  const stream = await saveStream(desk)
  const { title, speakers, version: expectedVersion } = await stream.read()
  await editor('Анна').patch(stream.url, { title: 'Снег', before: { title }, expectedVersion })
  const mine = {
    ...{ title: 'Дороги', speakers: [{ name: 'Мэр', position: '' }] },
    ...{ before: { title, speakers }, expectedVersion },
  }
  const refused = await editor('Вера').patch(stream.url, mine)
  expect([refused.statusCode, refused.json()]).toEqual([
    409,
    { code: 'livestream.fields_changed', details: { fields: ['title'], version: expectedVersion + 1 } },
  ])
  expect(await stream.read()).toMatchObject({ title: 'Снег', speakers })
  const { changes } = (await editor('Вера').get(`${stream.url}/changes`)).json()
  expect(changes[0]).toMatchObject({ by: 'Анна', fields: ['title'] })
  // Who has seen it may still decide for their own.
  const seen = { ...mine, before: { title: 'Снег', speakers }, expectedVersion: expectedVersion + 1 }
  expect((await editor('Вера').patch(stream.url, seen)).json()).toMatchObject({ title: 'Дороги' })
})

it('takes the same change by both for done', async () => {
  const stream = await saveStream(desk)
  const { title, version: expectedVersion } = await stream.read()
  const same = { title: 'Снег', before: { title }, expectedVersion }
  for (const name of ['Анна', 'Вера'])
    expect((await editor(name).patch(stream.url, same)).json()).toMatchObject({ title: 'Снег' })
})

it('refuses as before where it is not told from what the change began', async () => {
  const stream = await saveStream(desk)
  const { version: expectedVersion } = await stream.read()
  await editor('Анна').patch(stream.url, { title: 'Снег', expectedVersion })
  const refused = await editor('Вера').patch(stream.url, { viewers: 3, expectedVersion })
  expect(refused.json()).toMatchObject({ code: 'livestream.stale' })
})
