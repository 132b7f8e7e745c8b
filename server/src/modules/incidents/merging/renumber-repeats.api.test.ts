/** The number of a repeat counts troubles: what is merged later is no trouble of its own, what is parted is one again. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

let asked = 0
let house = 0
beforeEach(() => {
  house += 1
})

const card = async (id: string) => (await desk.test.as(desk.people.moderator).get(`/incidents/${id}`)).json()
const noOf = async (id: string): Promise<number | null> => (await card(id)).repeat?.no ?? null
const run = async (id: string, command: { type: string; [key: string]: unknown }) =>
  desk.test
    .as(desk.people.dispatcher)
    .post(`/incidents/${id}/commands`, { ...command, expectedVersion: (await card(id)).version })

/** One more resident about the same house. */
async function ask(): Promise<string> {
  asked += 1
  desk.passMs(HOUR_MS)
  const at = desk.test.clock.now.toISOString()
  await desk.deliver({ id: `r-${asked}`, author: `r-author-${asked}`, text: `Яма, дом ${house}`, at })
  await desk.work()
  const { id } = await desk.incidentOf(`r-${asked}`)
  const address = { settlement: 'Боровичи', street: 'Садовая', house: String(house), object: null }
  const place = { topicCode: 'roads.potholes', municipalityCode: 'borovichi', agencyCode: DESK_AGENCY }
  expect((await run(id, { type: 'accept', ...place, address })).statusCode).toBe(200)
  return id
}

async function merge(intoId: string, id: string) {
  const incidents = [{ id, expectedVersion: (await card(id)).version }]
  const expectedVersion = (await card(intoId)).version
  const path = `/incidents/${intoId}/members`
  expect(
    (await desk.test.as(desk.people.dispatcher).post(path, { expectedVersion, incidents })).statusCode,
  ).toBe(200)
  await desk.runAdded('incidents.renumber_repeats')
}

it('follows a merge and the undoing of it, and names the one it repeats', async () => {
  const [first, second, third] = [await ask(), await ask(), await ask()]
  expect([await noOf(first), await noOf(second), await noOf(third)]).toEqual([null, 2, 3])

  await merge(first, second)
  expect((await card(third)).repeat).toMatchObject({ no: 2, of: { id: first } })

  expect((await run(second, { type: 'unmerge' })).statusCode).toBe(200)
  await desk.runAdded('incidents.renumber_repeats')
  expect((await card(third)).repeat).toMatchObject({ no: 3, of: { id: second } })
  expect(await noOf(second)).toBe(2)
})

it('keeps the word of a person, and forgets what has nothing before it any more', async () => {
  const [first, second] = [await ask(), await ask()]
  const third = await ask()
  expect((await run(third, { type: 'confirm_repeat', isRepeat: false })).statusCode).toBe(200)
  await merge(third, first)
  expect((await card(third)).repeat).toMatchObject({ no: 2, isConfirmed: false, of: { id: second } })
  await merge(third, second)
  expect((await card(third)).repeat).toBeNull()
})

it('changes nothing of other houses and is safe to run twice', async () => {
  const [first, second] = [await ask(), await ask()]
  const before = (await card(second)).version
  house += 1
  const [other, another] = [await ask(), await ask()]
  await merge(other, another)
  expect((await card(second)).version).toBe(before)
  await merge(first, second)
  const { version } = await card(first)
  await desk.runJob('incidents.renumber_repeats')
  expect((await card(first)).version).toBe(version)
})
