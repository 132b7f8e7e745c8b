import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../test/desk.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'
import type { Actor } from '../access/index.ts'

let desk: Desk
let incidentId: string
const stranger = buildActor({
  role: 'coordinator',
  name: 'Чужой Степан',
  scope: { kind: 'agency', code: 'ministry-roads' },
})
beforeAll(async () => {
  desk = await openDesk()
  await saveUser(desk.test.db, stranger)
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  const incident = await saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
  })
  incidentId = incident.id
})
afterAll(() => desk.close())

const client = (actor: Actor) => desk.test.as(actor)
const write = (actor: Actor, text: string, mentions: string[] = []) =>
  client(actor).post(`/incidents/${incidentId}/notes`, { text, mentions })
const read = async (actor: Actor = desk.people.dispatcher, query = '') =>
  (await client(actor).get(`/incidents/${incidentId}/notes${query}`)).json()

it('is read by colleagues, newest first, in pages', async () => {
  for (const text of ['первая', 'вторая', 'третья']) {
    desk.passMs(1000)
    expect((await write(desk.people.executor, text)).statusCode).toBe(200)
  }
  const page = await read(desk.people.dispatcher, '?limit=2')
  expect(page.notes.map(({ text }: { text: string }) => text)).toEqual(['третья', 'вторая'])
  const rest = await read(desk.people.dispatcher, `?limit=2&cursor=${page.nextCursor}`)
  expect(rest.notes.map(({ text }: { text: string }) => text)).toEqual(['первая'])
  expect(rest.nextCursor).toBeNull()
  expect(page.notes[0]).toMatchObject({ authorName: 'Исполнитель Глеб', isMine: false, editableUntil: null })
})

it('is only read by those who do not work on questions', async () => {
  const analyst = buildActor({ role: 'analyst' })
  expect((await read(analyst)).canWrite).toBe(false)
  expect((await read()).canWrite).toBe(true)
  expect((await write(analyst, 'мнение')).statusCode).toBe(403)
})

it('does not exist for whoever does not see the incident', async () => {
  await write(desk.people.executor, 'между нами')
  const theirs = client(stranger)
  const { notes } = await read()
  const noteUrl = `/incidents/${incidentId}/notes/${notes[0].id}`
  expect((await theirs.get(`/incidents/${incidentId}/notes`)).statusCode).toBe(404)
  expect((await write(stranger, 'и я')).statusCode).toBe(404)
  expect((await theirs.put(noteUrl, { text: 'x', mentions: [] })).statusCode).toBe(404)
  expect((await theirs.delete(noteUrl)).statusCode).toBe(404)
  expect((await theirs.get(`/incidents/${incidentId}/mentionable`)).statusCode).toBe(404)
})

it('calls those it names, once, and nobody who may not open it', async () => {
  const { coordinator, executor } = desk.people
  expect((await write(executor, '@Координатор Вера, гляньте', [coordinator.id])).statusCode).toBe(200)
  const refused = await write(executor, '@Чужой', [stranger.id])
  expect(refused.statusCode).toBe(400)
  expect(refused.json().code).toBe('note.cannot_mention')
  const { notes } = await read()
  await client(executor).put(`/incidents/${incidentId}/notes/${notes[0].id}`, {
    text: '@Координатор Вера, посмотрите',
    mentions: [coordinator.id, executor.id],
  })

  const told = await desk.test.db
    .selectFrom('notification')
    .select(['userId', 'kind', 'details'])
    .where('incidentId', '=', incidentId)
    .execute()
  expect(told).toMatchObject([{ userId: coordinator.id, kind: 'mention' }])
  expect(JSON.stringify(told)).not.toContain('посмотрите')
})

it('offers people who may see the incident, by the beginning of any word of the name', async () => {
  const find = async (search: string) => {
    const response = await client(desk.people.executor).get(
      `/incidents/${incidentId}/mentionable?search=${encodeURIComponent(search)}`,
    )
    return response.json().people.map(({ name }: { name: string }) => name)
  }
  expect(await find('')).toEqual(
    expect.arrayContaining(['Глава Дарья', 'Координатор Вера', 'Куратор Анна', 'Модератор Борис']),
  )
  expect(await find('вер')).toEqual(['Координатор Вера'])
  expect(await find('коор вер')).toEqual(['Координатор Вера'])
  expect(await find('Чужой')).toEqual([])
})

it('is changed by its author for a quarter of an hour, and deleted at any time', async () => {
  const { executor, coordinator } = desk.people
  await write(executor, 'ошибка')
  const { notes } = await read()
  const url = `/incidents/${incidentId}/notes/${notes[0].id}`
  const foreign = await client(coordinator).put(url, { text: 'чужими руками', mentions: [] })
  expect(foreign.statusCode).toBe(403)
  desk.passMs(14 * 60_000)
  expect((await client(executor).put(url, { text: 'верно', mentions: [] })).statusCode).toBe(200)
  desk.passMs(60_000)
  const late = await client(executor).put(url, { text: 'поздно', mentions: [] })
  expect(late.json().code).toBe('note.too_late')
  expect((await client(coordinator).delete(url)).statusCode).toBe(403)
  expect((await client(executor).delete(url)).statusCode).toBe(200)

  expect((await read()).notes).toMatchObject([{ text: '', isDeleted: true, authorName: executor.name }])
  const revived = await client(executor).put(url, { text: 'ошибка', mentions: [] })
  expect(revived.json().code).toBe('note.deleted')
})

it('is changed and deleted once, on whatever line', async () => {
  const { executor, coordinator } = desk.people
  await write(executor, 'ключи у дворника')
  const url = `/incidents/${incidentId}/notes/${(await read()).notes[0].id}`
  const mended = { text: '@Координатор Вера, ключи у вахтёра', mentions: [coordinator.id] }
  expect((await client(executor).put(url, mended)).statusCode).toBe(200)
  const { notes } = await read()
  // Its reply was lost, and it comes again when another change would be too late.
  desk.passMs(20 * 60_000)
  expect((await client(executor).put(url, mended)).statusCode).toBe(200)
  expect((await read()).notes).toEqual(notes)
  const told = desk.test.db.selectFrom('notification').select('userId').where('incidentId', '=', incidentId)
  expect(await told.execute()).toEqual([{ userId: coordinator.id }])

  expect((await client(executor).delete(url)).statusCode).toBe(200)
  const at = () => desk.test.db.selectFrom('incidentNote').select('deletedAt').execute()
  const deleted = await at()
  desk.passMs(1000)
  expect((await client(executor).delete(url)).statusCode).toBe(200)
  expect(await at()).toEqual(deleted)
})

it.each([
  [{ text: '' }],
  [{ text: '   ' }],
  [{ text: 'я'.repeat(4001) }],
  [{ text: 'x', mentions: ['нет такого'] }],
  [{ text: 'x', html: true }],
])('refuses %j', async (body) => {
  expect((await client(desk.people.executor).post(`/incidents/${incidentId}/notes`, body)).statusCode).toBe(
    400,
  )
})
