import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  await desk.test.db.deleteFrom('savedView').execute()
})

const late = { queue: 'new', late: 'true' }

async function create(actor: Actor, body: object = {}) {
  return desk.test.as(actor).post('/views', { name: 'Поздние', filter: late, ...body })
}
async function namesFor(actor: Actor): Promise<string[]> {
  const { views } = (await desk.test.as(actor).get('/views')).json()
  return views.map(({ name }: { name: string }) => name)
}

describe('a saved view', () => {
  it('keeps its filter as it was written and belongs to one person', async () => {
    const { dispatcher, moderator } = desk.people
    const created = await create(dispatcher)

    expect(created.statusCode).toBe(200)
    expect(created.json()).toMatchObject({ name: 'Поздние', filter: late, isOwn: true, sharing: 'none' })
    expect(await namesFor(dispatcher)).toEqual(['Поздние'])
    expect(await namesFor(moderator)).toEqual([])
    const foreign = await desk.test.as(moderator).patch(`/views/${created.json().id}`, { name: 'Моё' })
    expect(foreign.statusCode).toBe(404)
  })

  it.each([
    { filter: { queue: 'everything' } },
    { filter: { late: 'perhaps' } },
    { filter: { colour: 'red' } },
    { name: '  ' },
    { name: '\u200B\u200B\u200B' },
    { sharing: { kind: 'agency' } },
  ])('is refused with %j', async (body) => {
    expect((await create(desk.people.dispatcher, body)).statusCode).toBe(400)
  })

  it('is built in until a person gives it a name', async () => {
    const { dispatcher } = desk.people
    const client = desk.test.as(dispatcher)
    expect((await create(dispatcher)).json().builtIn).toBeNull()
    const { id } = (await create(dispatcher, { builtIn: 'promises' })).json()
    expect((await client.patch(`/views/${id}`, { isPinned: true })).json().builtIn).toBe('promises')
    expect((await client.patch(`/views/${id}`, { name: 'Мои обещания' })).json()).toMatchObject({
      ...{ name: 'Мои обещания', builtIn: null },
    })
    expect((await create(dispatcher, { builtIn: 'of_nobody' })).statusCode).toBe(400)
  })

  it('is renamed, put in another order, deleted and brought back', async () => {
    const { dispatcher } = desk.people
    const client = desk.test.as(dispatcher)
    const ids: string[] = []
    for (const name of ['А', 'Б', 'В']) ids.push((await create(dispatcher, { name })).json().id)
    const [a, b, c] = ids

    await client.patch(`/views/${a}`, { name: 'Первый', filter: { urgent: 'true' } })
    expect((await client.put('/views/order', { ids: [c, a, b] })).statusCode).toBe(200)
    expect(await namesFor(dispatcher)).toEqual(['В', 'Первый', 'Б'])
    await client.delete(`/views/${c}`)
    expect(await namesFor(dispatcher)).toEqual(['Первый', 'Б'])
    expect((await client.post(`/views/${c}/restore`)).statusCode).toBe(200)
    expect(await namesFor(dispatcher)).toEqual(['В', 'Первый', 'Б'])
    await client.patch(`/views/${b}`, { isPinned: true })
    expect(await namesFor(dispatcher)).toEqual(['Б', 'В', 'Первый'])
  })

  it('is not put in order or brought back by another person', async () => {
    const { dispatcher, moderator } = desk.people
    const one = (await create(dispatcher, { name: 'А' })).json().id
    await create(dispatcher, { name: 'Б' })

    await desk.test.as(moderator).put('/views/order', { ids: [one] })
    await desk.test.as(dispatcher).delete(`/views/${one}`)
    expect((await desk.test.as(moderator).post(`/views/${one}/restore`)).statusCode).toBe(404)
  })
})

describe('sharing', () => {
  const region = { sharing: { kind: 'region' } }
  const agency = { sharing: { kind: 'agency', agencyCode: DESK_AGENCY } }

  it('with the region is for the centre, with an agency for its coordinator', async () => {
    const { dispatcher, moderator, coordinator, executor } = desk.people

    expect((await create(dispatcher, region)).statusCode).toBe(200)
    expect((await create(moderator, region)).statusCode).toBe(200)
    expect((await create(coordinator, region)).statusCode).toBe(403)
    expect((await create(coordinator, agency)).statusCode).toBe(200)
    expect((await create(executor, agency)).statusCode).toBe(403)
    expect((await create(dispatcher, agency)).statusCode).toBe(403)
    const other = { sharing: { kind: 'agency', agencyCode: 'road-service' } }
    expect((await create(coordinator, other)).statusCode).toBe(403)
  })

  it('shows it to those it is shared with, who may not change it', async () => {
    const { dispatcher, coordinator, executor, head } = desk.people
    const outsider = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'road-service' } })
    await create(dispatcher, { ...region, name: 'Всем' })
    const ours = await create(coordinator, { ...agency, name: 'Нашим' })

    expect(await namesFor(executor)).toEqual(['Всем', 'Нашим'])
    expect(await namesFor(outsider)).toEqual(['Всем'])
    const change = await desk.test.as(head).patch(`/views/${ours.json().id}`, { name: 'Иначе' })
    expect([change.statusCode, change.json().code]).toEqual([403, 'view.not_yours'])
    expect((await desk.test.as(outsider).delete(`/views/${ours.json().id}`)).statusCode).toBe(404)
  })

  it('with an agency reaches the people of its units', async () => {
    await desk.test.db
      .insertInto('unit')
      .values({ code: 'views-unit', agencyCode: DESK_AGENCY, name: 'Отдел' })
      .execute()
    const { forgetDirectory } = await import('../../directory/index.ts')
    forgetDirectory(desk.test.db)
    await create(desk.people.coordinator, { ...agency, name: 'Нашим' })
    const person = buildActor({ role: 'executor', scope: { kind: 'unit', code: 'views-unit' } })

    expect(await namesFor(person)).toEqual(['Нашим'])
  })
})

it('counts what the list would show to the reader, and no further than the limit', async () => {
  const { dispatcher, executor } = desk.people
  const channelId = desk.channel.id
  for (const agencyCode of [DESK_AGENCY, 'road-service', DESK_AGENCY])
    await saveIncident(desk.test.db, { channelId, step: 'assigned', agencyCode })
  await saveIncident(desk.test.db, {
    channelId,
    step: 'assigned',
    agencyCode: DESK_AGENCY,
    assigneeId: executor.id,
  })
  const region = { sharing: { kind: 'region' } }
  const all = (await create(dispatcher, { ...region, filter: { queue: 'assigned' } })).json().id
  const own = (await create(dispatcher, { ...region, filter: { step: 'assigned', assigneeId: 'me' } })).json()
    .id

  const countsOf = async (actor: Actor) => (await desk.test.as(actor).get('/views/counts')).json().counts
  expect(await countsOf(dispatcher)).toEqual({ [all]: 4, [own]: 0 })
  expect(await countsOf(executor)).toEqual({ [all]: 3, [own]: 1 })
})

it('a built-in view counts and shows what waits, and not what has ended', async () => {
  const { dispatcher } = desk.people
  const { id: channelId } = await desk.test.db.selectFrom('channel').select('id').executeTakeFirstOrThrow()
  const seed = { channelId, repeatNo: 2, urgency: 'urgent' as const }
  for (const step of ['assigned', 'done', 'archived'] as const)
    await saveIncident(desk.test.db, { ...seed, step, text: `Повторный ${step}` })
  const client = desk.test.as(dispatcher)
  const counts = async () => (await client.get('/views/counts')).json().counts
  for (const [builtIn, filter] of [
    ['urgent', { urgent: 'true' }],
    ['repeated', { repeatFrom: '2' }],
  ] as const) {
    const { id } = (await create(dispatcher, { builtIn, filter })).json()
    const view = (await client.get('/views')).json().views.find((one: { id: string }) => one.id === id)
    const query = new URLSearchParams(view.filter)
    const shown = (await client.get(`/incidents?${query}`)).json().incidents
    expect(shown.map(({ step }: { step: string }) => step)).not.toContain('done')
    expect((await counts())[id]).toBe(shown.length)
    // A person who wants what has ended too has it.
    const wider = { ...filter, step: 'assigned,done' }
    await client.patch(`/views/${id}`, { filter: wider })
    expect((await counts())[id]).toBe(shown.length + 1)
  }
})
