import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { type EventStream, listen, openEventStream } from '../../../test/event-stream.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import type { Actor } from '../access/index.ts'

let desk: Desk
const open: EventStream[] = []
beforeAll(async () => {
  desk = await openDesk()
  await listen(desk.test.app)
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.close()
})
afterAll(() => desk.close())

async function listenAs(actor: Actor, query = '?counters=true'): Promise<EventStream> {
  const authorization = `Bearer ${await desk.test.tokenOf(actor)}`
  const stream = await openEventStream(desk.test.app, { authorization }, query)
  open.push(stream)
  return stream
}
async function saveAssigned() {
  return saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'assigned',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
  })
}
async function take({ id }: { id: string }): Promise<void> {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const response = await desk.test
    .as(desk.people.executor)
    .post(`/incidents/${id}/commands`, { type: 'take', expectedVersion: version })
  expect(response.statusCode).toBe(200)
}
const framesOf = (stream: EventStream) => stream.events.filter(({ type }) => type === 'counters')
async function askCounters(actor: Actor): Promise<Record<string, unknown>> {
  return (await desk.test.as(actor).get('/incidents/counters')).json().queues
}

it('brings the numbers of each reader after a change, and nobody resumes from them', async () => {
  const incident = await saveAssigned()
  const { dispatcher, executor } = desk.people
  const [all, own] = [await listenAs(dispatcher), await listenAs(executor)]

  await take(incident)
  await all.until(() => framesOf(all).length > 0)
  await own.until(() => framesOf(own).length > 0)

  expect(framesOf(all)[0]?.data?.counters).toMatchObject({ queues: await askCounters(dispatcher) })
  expect(framesOf(own)[0]?.data?.counters).toMatchObject({ queues: await askCounters(executor) })
  const told = all.events.find(({ type }) => type === 'incident')
  expect(all.lastEventId()).toBe(told?.id)
})

it('counts own queues anew when an event concerns them', async () => {
  const { executor } = desk.people
  const stream = await listenAs(executor)
  const mineOf = (index: number) => {
    const counters = framesOf(stream)[index]?.data?.counters
    return JSON.stringify(counters).match(/"mine":\{"total":(\d+)/)?.[1]
  }
  await take(await saveAssigned())
  await stream.until(() => framesOf(stream).length === 1)
  const before = Number(mineOf(0))

  await take(await saveAssigned())
  await stream.until(() => framesOf(stream).length === 2)

  expect(Number(mineOf(1))).toBe(before + 1)
})

it('says nothing to whoever did not ask for numbers', async () => {
  const [plain, counted] = [
    await listenAs(desk.people.dispatcher, ''),
    await listenAs(desk.people.dispatcher),
  ]
  await take(await saveAssigned())
  await counted.until(() => framesOf(counted).length > 0)

  expect(plain.events.map(({ type }) => type)).toEqual(['incident'])
})

it('goes on from a place told in the address', async () => {
  const first = await listenAs(desk.people.dispatcher)
  await take(await saveAssigned())
  await first.until(() => first.events.some(({ type }) => type === 'incident'))
  const place = first.lastEventId()
  first.close()
  await take(await saveAssigned())

  const second = await listenAs(desk.people.dispatcher, `?counters=true&after=${place}`)
  await second.until(() => second.events.some(({ type }) => type === 'incident'))

  expect(second.events.filter(({ type }) => type === 'incident')).toHaveLength(1)
})
