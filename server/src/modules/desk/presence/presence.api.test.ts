import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const save = (changes: object = {}) =>
  saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'assigned',
    agencyCode: DESK_AGENCY,
    ...changes,
  })
const beat = (actor: Actor, id: string, mode: string) =>
  desk.test.as(actor).post(`/incidents/${id}/presence`, { mode })
const seenBy = async (actor: Actor, id: string) =>
  (await desk.test.as(actor).get(`/incidents/${id}/presence`)).json().people
const countEvents = async () =>
  (await desk.test.db.selectFrom('event').selectAll().execute()).filter(
    ({ payload }) => (payload as { type: string }).type === 'presence',
  ).length

it('shows who else reads or writes, until their heartbeats stop', async () => {
  const { dispatcher, executor, moderator } = desk.people
  const { id } = await save()

  await beat(dispatcher, id, 'reads')
  const answer = await beat(executor, id, 'writes')
  expect(answer.json().people).toEqual([
    { userId: dispatcher.id, name: dispatcher.name, mode: 'reads', aliveMs: 45_000 },
  ])
  expect(await seenBy(dispatcher, id)).toMatchObject([{ name: executor.name, mode: 'writes' }])
  expect(await seenBy(moderator, id)).toHaveLength(2)

  desk.passMs(30_000)
  await beat(executor, id, 'writes')
  desk.passMs(30_000)
  expect(await seenBy(moderator, id)).toMatchObject([{ userId: executor.id }])
  await beat(executor, id, 'gone')
  expect(await seenBy(moderator, id)).toEqual([])
})

it('tells colleagues of a change, not of a heartbeat', async () => {
  const { dispatcher } = desk.people
  const { id } = await save()
  const before = await countEvents()

  await beat(dispatcher, id, 'reads')
  await beat(dispatcher, id, 'reads')
  expect(await countEvents()).toBe(before + 1)
  await beat(dispatcher, id, 'writes')
  await beat(dispatcher, id, 'gone')
  await beat(dispatcher, id, 'gone')
  expect(await countEvents()).toBe(before + 3)
})

it('lists those who write, wherever the reader may look', async () => {
  const { dispatcher, executor, moderator } = desk.people
  const [here, foreign] = [await save(), await save({ agencyCode: 'road-service' })]
  await beat(executor, here.id, 'writes')
  await beat(dispatcher, foreign.id, 'writes')
  await beat(moderator, foreign.id, 'reads')
  const writersFor = async (actor: Actor) =>
    (await desk.test.as(actor).get('/presence/writers')).json().writers

  const [own, other] = [executor, dispatcher].map(({ id, name }) => ({ userId: id, name, aliveMs: 45_000 }))
  expect(await writersFor(moderator)).toEqual(
    expect.arrayContaining([
      { incidentId: here.id, ...own },
      { incidentId: foreign.id, ...other },
    ]),
  )
  expect(await writersFor(moderator)).toHaveLength(2)
  expect(await writersFor(executor)).toEqual([])
  expect(await writersFor(dispatcher)).toEqual([{ incidentId: here.id, ...own }])
  await beat(executor, here.id, 'reads')
  desk.passMs(60_000)
  expect(await writersFor(moderator)).toEqual([])
})

it('says for how long a silent one is still taken for present', async () => {
  const { executor, moderator } = desk.people
  const { id } = await save()
  const limits = async () => {
    const [person] = await seenBy(moderator, id)
    const { writers } = (await desk.test.as(moderator).get('/presence/writers')).json()
    const writer = writers.find(({ incidentId }: { incidentId: string }) => incidentId === id)
    return [person?.aliveMs, writer?.aliveMs]
  }
  await beat(executor, id, 'writes')
  desk.passMs(15_000)
  expect(await limits()).toEqual([30_000, 30_000])
  await beat(executor, id, 'writes')
  expect(await limits()).toEqual([45_000, 45_000])
  desk.passMs(45_000)
  expect(await limits()).toEqual([undefined, undefined])
})

it('says of an event whether somebody began or ceased to write', async () => {
  const { id } = await save()
  await beat(desk.people.dispatcher, id, 'reads')
  await beat(desk.people.dispatcher, id, 'writes')
  await beat(desk.people.dispatcher, id, 'reads')
  await beat(desk.people.dispatcher, id, 'gone')
  const payloads = (await desk.test.db.selectFrom('event').select('payload').orderBy('id').execute()).map(
    ({ payload }) => payload as { type: string; incidentId: string; isOfWriter: boolean },
  )
  expect(payloads.filter(({ incidentId }) => incidentId === id).map(({ isOfWriter }) => isOfWriter)).toEqual([
    false,
    true,
    true,
    false,
  ])
})

it.each(['reads', 'gone'])('lets nobody stay in a question that they have lost: %s', async (mode) => {
  const { dispatcher, executor } = desk.people
  const { id } = await save()
  await beat(executor, id, 'writes')
  await desk.test.db
    .updateTable('incident')
    .set({ agencyCode: 'road-service' })
    .where('id', '=', id)
    .execute()
  const before = await countEvents()

  expect((await beat(executor, id, mode)).statusCode).toBe(404)

  expect(await seenBy(dispatcher, id)).toEqual([])
  expect((await desk.test.as(dispatcher).get('/presence/writers')).json().writers).toEqual([])
  expect(await countEvents()).toBe(before + 1)
})

it('forgets people who closed the lid', async () => {
  const { id } = await save()
  await beat(desk.people.dispatcher, id, 'reads')
  desk.passMs(60_000)
  await beat(desk.people.executor, id, 'reads')

  const rows = await desk.test.db.selectFrom('presence').select('userId').execute()
  expect(rows).toEqual([{ userId: desk.people.executor.id }])
})

it('does not exist outside the scope', async () => {
  const { id } = await save({ agencyCode: 'road-service' })
  expect((await beat(desk.people.executor, id, 'reads')).statusCode).toBe(404)
  expect((await desk.test.as(desk.people.executor).get(`/incidents/${id}/presence`)).statusCode).toBe(404)
  expect((await beat(desk.people.dispatcher, id, 'sleeps')).statusCode).toBe(400)
})

it('lists the other questions of the author that the reader may see, and nothing about the person', async () => {
  const { db } = desk.test
  const authorId = newId()
  await db.insertInto('author').values({ id: authorId, network: 'vk', externalId: 'author-1' }).execute()
  const here = await save()
  const [own, foreign] = [await save({ step: 'done' }), await save({ agencyCode: 'road-service' })]
  await save()
  for (const { id } of [here, own, foreign])
    await db.updateTable('incident').set({ authorId }).where('id', '=', id).execute()
  const read = async (actor: Actor) =>
    (await desk.test.as(actor).get(`/incidents/${here.id}/author-history`)).json()

  const seen = await read(desk.people.executor)
  expect(seen.incidents.map(({ id }: { id: string }) => id)).toEqual([own.id])
  expect(Object.keys(seen.incidents[0]).sort()).toEqual(['foundAt', 'id', 'number', 'step', 'topicCode'])
  expect((await read(desk.people.dispatcher)).incidents).toHaveLength(2)
  const outsider = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'nowhere' } })
  expect((await desk.test.as(outsider).get(`/incidents/${here.id}/author-history`)).statusCode).toBe(404)
})
