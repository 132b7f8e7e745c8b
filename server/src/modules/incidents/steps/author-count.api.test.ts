/** Whoever waits for one answer is counted as people: two questions of one author are one. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

let asked = 0
async function ask(author: string): Promise<string> {
  asked += 1
  const text = `Прорвало трубу на улице Мира, 5, вода течёт. ${asked}`
  await desk.deliver({ id: `q-${asked}`, author, text, at: desk.test.clock.now.toISOString() })
  await desk.work()
  return (await desk.incidentOf(`q-${asked}`)).id
}

const get = async (path: string) => (await desk.test.as(desk.people.dispatcher).get(path)).json()
const card = (id: string) => get(`/incidents/${id}`)
const listed = async () =>
  (await get('/incidents?membersFrom=2')).incidents.map(({ id }: { id: string }) => id)

async function merge(intoId: string, id: string) {
  const incidents = [{ id, expectedVersion: (await card(id)).version }]
  const body = { expectedVersion: (await card(intoId)).version, incidents }
  const response = await desk.test.as(desk.people.dispatcher).post(`/incidents/${intoId}/members`, body)
  expect(response.statusCode).toBe(200)
  return response.json()
}

it('counts an author of two merged questions once, in the card, the list and the filter', async () => {
  const [first, second, other] = [await ask('anna'), await ask('anna'), await ask('olga')]

  const alone = await merge(first, second)
  expect(alone).toMatchObject({ memberCount: 2, authorCount: 1 })
  expect(new Set(alone.members.map(({ authorId }: { authorId: string }) => authorId))).toEqual(
    new Set([alone.authorId]),
  )
  expect(await listed()).toEqual([])

  expect(await merge(first, other)).toMatchObject({ memberCount: 3, authorCount: 2 })
  expect(await listed()).toEqual([first])
  const [row] = (await get(`/incidents?id=${first}`)).incidents
  expect(row).toMatchObject({ memberCount: 3, authorCount: 2 })
})
