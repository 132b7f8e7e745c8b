import type { BurstsResponse, IncidentListItem } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

const WORDS = [
  'Нет холодной воды на улице Ленина с утра',
  'На ул. Ленина, 5 нет воды! Когда дадут?',
  'Ленина 12, воды холодной нет совсем',
  'Здравствуйте, почему нет холодной воды на улице Ленина?',
  'Улица Ленина, дом 3: нет холодной воды',
  'Нет воды по улице Ленина третий час',
]
const inBorovichi = (role: 'coordinator' | 'analyst') =>
  buildActor({ role, scope: { kind: 'municipality', code: 'borovichi' } })

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const [index, text] of WORDS.entries()) await ask(`water-${index}`, text)
  await ask('yard', 'Не горит фонарь на улице Мира')
  await ask('thanks', 'Спасибо большое! На улице Ленина снова есть холодная вода, молодцы!')
})
afterAll(() => desk.close())

async function ask(id: string, text: string): Promise<void> {
  desk.passMs(3 * 60_000)
  await desk.deliver({ id, author: id, at: desk.test.clock.now.toISOString(), text })
  await desk.work()
}

async function read(actor: Actor): Promise<BurstsResponse['bursts']> {
  const response = await desk.test.as(actor).get('/incidents/bursts')
  expect(response.statusCode).toBe(200)
  return (response.json() as BurstsResponse).bursts
}

async function rowsOf(ids: readonly string[], actor: Actor): Promise<IncidentListItem[]> {
  const response = await desk.test.as(actor).get(`/incidents?id=${ids.join(',')}&limit=100`)
  expect(response.statusCode).toBe(200)
  return response.json().incidents
}

it('offers those of one accident, and nobody else', async () => {
  const [burst, ...others] = await read(desk.people.dispatcher)

  expect(others).toEqual([])
  expect(burst).toMatchObject({ municipalityCode: 'borovichi', topicCode: 'housing.no-water' })
  expect(burst?.street).toMatch(/^Ленина/)
  const water = await Promise.all(WORDS.map((_, index) => desk.incidentOf(`water-${index}`)))
  expect(burst?.ids).toEqual(water.map(({ id }) => id))
})

it('offers nothing outside the scope, and nothing to who may not gather', async () => {
  expect(await read(inBorovichi('coordinator'))).toHaveLength(1)
  expect(
    await read(buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'valday' } })),
  ).toEqual([])
  // What is not accepted belongs to no agency.
  expect(await read(desk.people.coordinator)).toEqual([])
  expect(await read(desk.people.executor)).toEqual([])
  expect(await read(inBorovichi('analyst'))).toEqual([])
})

it('shows exactly those in the list, within the scope', async () => {
  const [burst] = await read(desk.people.dispatcher)
  const ids = burst?.ids ?? []

  expect((await rowsOf(ids, desk.people.dispatcher)).map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(await rowsOf(ids, desk.people.executor)).toEqual([])
})

it('is over once gathered, and offers the latecomers to the same work', async () => {
  const { dispatcher } = desk.people
  const [burst] = await read(dispatcher)
  const [into, ...others] = burst?.ids ?? []
  const versions = new Map((await rowsOf(burst?.ids ?? [], dispatcher)).map((row) => [row.id, row.version]))
  const versionOf = (id: string) => versions.get(id) ?? 0
  const merged = await desk.test.as(dispatcher).post(`/incidents/${into}/members`, {
    expectedVersion: versionOf(into!),
    incidents: others.map((id) => ({ id, expectedVersion: versionOf(id) })),
  })
  expect(merged.statusCode).toBe(200)
  expect(await read(dispatcher)).toEqual([])

  for (const [index, text] of WORDS.slice(0, 4).entries()) await ask(`late-${index}`, text)

  const [later] = await read(dispatcher)
  expect(later?.ids).toHaveLength(5)
  expect(later?.ids[0]).toBe(into)
})

it('is forgotten with the night', async () => {
  desk.passMs(13 * 60 * 60_000)

  expect(await read(desk.people.dispatcher)).toEqual([])
})
