import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { type EventStream, listen, openEventStream } from '../../../test/event-stream.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../test/factories.ts'
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

async function watch(actor: Actor, list: string, after = ''): Promise<EventStream> {
  const authorization = `Bearer ${await desk.test.tokenOf(actor)}`
  const query = new URLSearchParams({ list, ...(after && { after }) })
  const stream = await openEventStream(desk.test.app, { authorization }, `?${query}`)
  open.push(stream)
  return stream
}
const saveAssigned = (agencyCode = DESK_AGENCY) =>
  saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: 'assigned', agencyCode, municipalityCode: 'borovichi' },
  })
async function command(id: string, body: object, actor: Actor = desk.people.executor): Promise<void> {
  const { version } = await desk.test.db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const response = await desk.test
    .as(actor)
    .post(`/incidents/${id}/commands`, { ...body, expectedVersion: version })
  expect(response.statusCode).toBe(200)
}
const take = ({ id }: { id: string }) => command(id, { type: 'take' })

type Rows = { list: string; ids: string[]; incidents: { id: string; step: string }[] }
const rowsOf = (stream: EventStream) =>
  stream.events.filter(({ type }) => type === 'rows').map(({ data }) => data as unknown as Rows)
const typesOf = (stream: EventStream) => stream.events.map(({ type }) => type)

it('brings the changed rows of the list after the events that told of them', async () => {
  const incident = await saveAssigned()
  const [assigned, inProgress] = [
    await watch(desk.people.dispatcher, 'queue=assigned'),
    await watch(desk.people.dispatcher, 'queue=in_progress'),
  ]
  await take(incident)
  for (const stream of [assigned, inProgress]) await stream.until(() => rowsOf(stream).length > 0)

  expect(typesOf(inProgress)).toEqual(['list', 'incident', 'rows'])
  expect(rowsOf(assigned)).toMatchObject([{ list: 'queue=assigned', ids: [incident.id], incidents: [] }])
  const [listed] = (
    await desk.test.as(desk.people.dispatcher).get(`/incidents/changed?queue=in_progress&ids=${incident.id}`)
  ).json().incidents
  expect(rowsOf(inProgress)[0]?.incidents).toEqual([listed])
  expect(inProgress.lastEventId()).toBe(inProgress.events.find(({ type }) => type === 'incident')?.id)
})

it('brings to each reader only what they may see', async () => {
  const [ours, foreign] = [await saveAssigned(), await saveAssigned('road-service')]
  const all = await watch(desk.people.dispatcher, '')
  const own = await watch(desk.people.executor, '')
  await command(foreign.id, { type: 'tag', tags: ['дорога'] }, desk.people.dispatcher)
  await take(ours)
  const idsOf = (stream: EventStream) => rowsOf(stream).flatMap(({ ids }) => ids)
  await all.until(() => new Set(idsOf(all)).size === 2)
  await own.until(() => rowsOf(own).length > 0)

  expect(new Set(idsOf(own))).toEqual(new Set([ours.id]))
})

it('brings what was missed while the line was cut', async () => {
  const [first, second] = [await saveAssigned(), await saveAssigned()]
  const before = await watch(desk.people.dispatcher, 'queue=in_progress')
  await take(first)
  await before.until(() => rowsOf(before).length > 0)
  const place = before.lastEventId()
  before.close()
  await take(second)

  const after = await watch(desk.people.dispatcher, 'queue=in_progress', place)
  await after.until(() => rowsOf(after).length > 0)

  expect(rowsOf(after)[0]).toMatchObject({ ids: [second.id], incidents: [{ id: second.id }] })
})

it('promises nothing of a list that it does not know, and the stream goes on', async () => {
  const stream = await watch(desk.people.dispatcher, 'queue=everything')
  await take(await saveAssigned())
  await stream.until(() => typesOf(stream).includes('incident'))

  expect(typesOf(stream)).toEqual(['incident'])
})

it('brings no rows to whoever may read no list', async () => {
  const stream = await watch(buildActor({ role: 'stream_editor' }), '')
  const other = await watch(desk.people.dispatcher, '')
  await take(await saveAssigned())
  await other.until(() => rowsOf(other).length > 0)

  expect(rowsOf(stream)).toEqual([])
})

it('keeps no row from others when a list cannot be read, and says so to whoever asked for it', async () => {
  const broken = await Promise.all(
    [1, 2, 3, 4, 5].map((number) => watch(desk.people.dispatcher, `search=\0${number}`)),
  )
  const whole = await watch(desk.people.dispatcher, 'queue=in_progress')
  const incident = await saveAssigned()
  await take(incident)
  for (const stream of [whole, ...broken]) await stream.until(() => rowsOf(stream).length > 0)

  expect(rowsOf(whole)[0]?.ids).toEqual([incident.id])
  for (const stream of broken) expect(rowsOf(stream)).toMatchObject([{ ids: [], incidents: null }])
})
