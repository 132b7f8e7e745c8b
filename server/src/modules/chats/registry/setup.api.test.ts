import type { ChatSetupResponse } from '@veche/contract/chats.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveChannel, saveUser } from '../../../../test/factories.ts'
import { Audience } from '../../../main/wiring/audience.ts'
import type { Actor } from '../../access/index.ts'
import { findOnDuty } from '../index.ts'

const BOROVICHI = { kind: 'municipality', code: 'borovichi' } as const

let desk: Desk
let chats = 0
const keeper = buildActor({ role: 'chat_moderator', name: 'Хранитель Жанна' })
const local = buildActor({ role: 'chat_moderator', name: 'Местный Захар', scope: BOROVICHI })
beforeAll(async () => {
  desk = await openDesk()
  for (const actor of [keeper, local]) await saveUser(desk.test.db, actor)
})
beforeEach(() => {
  desk.test.clock.now = DESK_NOON
})
afterAll(() => desk.close())

const client = (actor: Actor) => desk.test.as(actor)
const hoursOn = (hours: number) => new Date(DESK_NOON.getTime() + hours * HOUR_MS).toISOString()

/** A conversation that our page has heard. */
async function hear(surface: 'chat' | 'private' = 'chat'): Promise<string> {
  chats += 1
  const container = `chat:${chats}`
  await desk.deliver({
    id: `said-${chats}`,
    text: 'Всем добрый вечер',
    surface,
    container,
    thread: container,
  })
  await desk.work()
  return container
}

const request = (container: string, changes: object = {}) => ({
  ...{ channelId: desk.channel.id, container, title: 'Боровичи. Центр', municipalityCode: 'borovichi' },
  ...changes,
})

async function register(actor: Actor = keeper): Promise<ChatSetupResponse> {
  const response = await client(actor).post('/chats', request(await hear()))
  expect(response.statusCode).toBe(200)
  return response.json()
}

const journalOf = async (chatId: string) => {
  const rows = await desk.test.db
    .selectFrom('journal')
    .select(['action', 'details'])
    .where('objectId', '=', chatId)
    .orderBy('id')
    .execute()
  return rows
}

it('offers the conversations of many that our pages heard, until they are chats', async () => {
  const container = await hear()
  const dialog = await hear('private')
  const found = async () => {
    const { candidates } = (await client(keeper).get('/chats/candidates')).json()
    return candidates.filter((each: { container: string }) => [container, dialog].includes(each.container))
  }
  expect(await found()).toMatchObject([
    {
      ...{ channelId: desk.channel.id, network: 'vk', container, messageCount: 1 },
      ...{ municipalityCode: 'borovichi', lastMessageAt: '2026-11-24T08:59:00.000Z' },
    },
  ])

  expect((await client(keeper).post('/chats', request(container))).statusCode).toBe(200)

  expect(await found()).toEqual([])
  const again = await client(keeper).post('/chats', request(container))
  expect([again.statusCode, again.json().code]).toEqual([409, 'chat.already_added'])
})

it('offers a conversation the network only told of, and none that we were sent out of', async () => {
  const place = { channelId: desk.channel.id, surface: 'chat' as const, lastEventAt: DESK_NOON }
  await desk.test.db
    .insertInto('channelPlace')
    .values([
      { ...place, container: 'told', isLeft: false },
      { ...place, container: 'left', isLeft: true },
    ])
    .execute()

  const { candidates } = (await client(keeper).get('/chats/candidates')).json()

  const told = candidates.filter((each: { container: string }) => ['told', 'left'].includes(each.container))
  expect(told).toMatchObject([{ container: 'told', messageCount: 0, lastMessageAt: null }])
})

it.each([
  [{ container: 'nobody-heard-it' }, 'chat.unknown_place', 'container'],
  [{ channelId: '00000000-0000-4000-8000-000000000000' }, 'chat.unknown_place', 'channelId'],
  [{ municipalityCode: 'nowhere' }, 'directory.unknown_code', 'municipalityCode'],
])('is not made of %j', async (changes, code, field) => {
  const response = await client(keeper).post('/chats', request(await hear(), changes))
  expect([response.statusCode, response.json().code]).toEqual([400, code])
  expect(response.json().details.field).toBe(field)
})

it('is never made of a private conversation', async () => {
  const response = await client(keeper).post('/chats', request(await hear('private')))
  expect(response.json().code).toBe('chat.unknown_place')
})

it('is made by those who have charge of the place and of the page', async () => {
  const container = await hear()
  const elsewhere = await saveChannel(desk.test.context, { municipalityCode: 'novgorod-city' })
  const foreign = await client(local).post('/chats', request(container, { channelId: elsewhere.id }))
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'chat.forbidden'])
  const moved = await client(local).post('/chats', request(container, { municipalityCode: 'novgorod-city' }))
  expect(moved.statusCode).toBe(403)
  expect((await client(desk.people.executor).post('/chats', request(container))).statusCode).toBe(403)

  const { candidates } = (await client(local).get('/chats/candidates')).json()
  expect(candidates.map((each: { municipalityCode: string }) => each.municipalityCode)).not.toContain(
    'novgorod-city',
  )
  expect((await client(local).post('/chats', request(container))).statusCode).toBe(200)
})

it('is changed by whom it belongs to, and the journal says what changed', async () => {
  const { id } = await register()
  const changed = await client(local).patch(`/chats/${id}`, { isActive: false, sendsReceipts: true })
  expect(changed.json()).toMatchObject({ isActive: false, sendsReceipts: true, title: 'Боровичи. Центр' })
  const away = await client(local).patch(`/chats/${id}`, { municipalityCode: 'novgorod-city' })
  expect(away.statusCode).toBe(403)

  expect((await client(keeper).patch(`/chats/${id}`, { municipalityCode: 'novgorod-city' })).statusCode).toBe(
    200,
  )

  expect((await client(local).get(`/chats/${id}/setup`)).statusCode).toBe(404)
  expect(await journalOf(id)).toMatchObject([
    { action: 'chat.added', details: { municipalityCode: 'borovichi' } },
    { action: 'chat.changed', details: { fields: ['isActive', 'sendsReceipts'], isActive: false } },
    { action: 'chat.changed', details: { fields: ['municipalityCode'] } },
  ])
})

it('has members with roles; a member of no role anywhere could not open it', async () => {
  const { id } = await register()
  const { coordinator } = desk.people
  const nobody = await saveUser(desk.test.db, buildActor({ grants: [] }))
  const put = (userId: string, role: string) => client(keeper).put(`/chats/${id}/members/${userId}`, { role })

  expect((await put(nobody.id, 'head')).json().code).toBe('chat.unknown_person')
  expect((await put('nobody', 'head')).json().code).toBe('chat.unknown_person')
  expect((await put(coordinator.id, 'king')).statusCode).toBe(400)
  await put(coordinator.id, 'head')
  expect((await put(coordinator.id, 'deputy')).json().members).toMatchObject([
    { userId: coordinator.id, name: coordinator.name, role: 'deputy', isLinked: false },
  ])

  const told = await desk.test.db
    .selectFrom('event')
    .select(['payload', 'audience'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(told.payload).toEqual({ type: 'chat', chatId: id })
  expect(Audience.parse(told.audience)).toMatchObject({ memberIds: [coordinator.id] })

  const removed = await client(keeper).delete(`/chats/${id}/members/${coordinator.id}`)
  expect(removed.json().members).toEqual([])
  const again = await client(keeper).delete(`/chats/${id}/members/${coordinator.id}`)
  expect([again.statusCode, again.json().code]).toEqual([404, 'chat.no_member'])
  expect((await journalOf(id)).map(({ action }) => action)).toEqual([
    ...['chat.added', 'chat.member_set', 'chat.member_set', 'chat.member_removed'],
  ])
})

it('finds people for members by name, for those who have charge of it', async () => {
  const { id } = await register()
  const found = await client(keeper).get(`/chats/${id}/people?search=${encodeURIComponent('хранитель ж')}`)
  expect(found.json()).toEqual({
    people: [{ userId: keeper.id, name: keeper.name, roles: ['chat_moderator'] }],
  })
  expect((await client(keeper).get(`/chats/${id}/people?search=%25`)).json().people).toEqual([])
  const reader = buildActor({ role: 'analyst' })
  await saveUser(desk.test.db, reader)
  expect((await client(reader).get(`/chats/${id}/people`)).statusCode).toBe(403)
})

it('knows who is on duty now', async () => {
  const { id } = await register()
  const { executor, coordinator } = desk.people
  const add = (userId: string, from: number, to: number) =>
    client(keeper).post(`/chats/${id}/duties`, { userId, startsAt: hoursOn(from), endsAt: hoursOn(to) })
  const onDuty = async () => {
    const found = await findOnDuty(desk.test.db, [id], desk.test.clock.now)
    return found.map(({ name }) => name)
  }
  await add(executor.id, -1, 3)
  const added = await add(coordinator.id, 2, 5)
  expect(added.json().duties).toMatchObject([{ userId: executor.id }, { userId: coordinator.id }])
  expect(await onDuty()).toEqual([executor.name])
  desk.passMs(2.5 * HOUR_MS)
  expect(await onDuty()).toEqual([executor.name, coordinator.name])

  const [first] = added.json().duties
  expect((await client(keeper).delete(`/chats/${id}/duties/${first.id}`)).statusCode).toBe(200)

  expect(await onDuty()).toEqual([coordinator.name])
  const kept = await desk.test.db.selectFrom('chatDuty').select('endsAt').where('id', '=', first.id).execute()
  expect(kept).toEqual([{ endsAt: desk.test.clock.now }])
  expect((await client(keeper).delete(`/chats/${id}/duties/${first.id}`)).statusCode).toBe(404)
})

it('refuses a duty that nobody could do', async () => {
  const { id } = await register()
  const stranger = await saveUser(
    desk.test.db,
    buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } }),
  )
  const add = async (userId: string, from: number, to: number) => {
    const duty = { userId, startsAt: hoursOn(from), endsAt: hoursOn(to) }
    return (await client(keeper).post(`/chats/${id}/duties`, duty)).json().code
  }
  expect(await add(stranger.id, 0, 1)).toBe('chat.unknown_person')
  expect(await add(desk.people.executor.id, -2, -1)).toBe('chat.duty_span')
  expect(await add(desk.people.executor.id, 1, 1)).toBe('http.invalid')
  expect(await add(desk.people.executor.id, 0, 24 * 32)).toBe('chat.duty_span')
  expect(await add(desk.people.executor.id, 0, 2)).toBeUndefined()
  expect(await add(desk.people.executor.id, 1, 3)).toBe('chat.duty_overlaps')
})

it('calls nobody who has left the chat to a danger', async () => {
  const { id } = await register()
  const member = await saveUser(
    desk.test.db,
    buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } }),
  )
  await client(keeper).put(`/chats/${id}/members/${member.id}`, { role: 'utility' })
  for (const [from, to] of [
    [-1, 1],
    [5, 6],
  ] as const)
    await client(keeper).post(`/chats/${id}/duties`, {
      ...{ userId: member.id, startsAt: hoursOn(from), endsAt: hoursOn(to) },
    })

  const removed = await client(keeper).delete(`/chats/${id}/members/${member.id}`)

  expect(removed.json().duties).toEqual([])
  expect(await findOnDuty(desk.test.db, [id], desk.test.clock.now)).toEqual([])
})

it('keeps every version of its rules', async () => {
  const { id } = await register()
  const save = (text: string) => client(keeper).put(`/chats/${id}/rules`, { text })
  await save('Пишем по делу')
  desk.passMs(HOUR_MS)
  await save('Пишем по делу')
  const saved = await save('Пишем по делу и вежливо')

  expect(saved.json().rules).toMatchObject([
    { version: 2, text: 'Пишем по делу и вежливо', createdByName: keeper.name, createdAt: hoursOn(1) },
    { version: 1, text: 'Пишем по делу', createdAt: hoursOn(0) },
  ])
  expect((await save('  ')).statusCode).toBe(400)
})
