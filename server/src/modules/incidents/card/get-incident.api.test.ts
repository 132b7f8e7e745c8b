import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

it('reads a card by three statements at most, whatever it shows', async () => {
  const text = 'На улице Мира, 5 яма, мусор и нет света'
  await desk.deliver({ id: 'root', text, author: 'a', at: desk.test.clock.now.toISOString() })
  await desk.work()
  const { id } = await desk.incidentOf('root')
  await desk.test.owner
    .updateTable('incident')
    .set({ handoffs: 1, hasEvidence: true, memberCount: 2, step: 'publishing', repeatOfId: id })
    .where('id', '=', id)
    .execute()
  const client = desk.test.as(desk.people.moderator)
  expect((await client.get(`/incidents/${id}`)).statusCode).toBe(200)

  const query = vi.spyOn(pg.Client.prototype, 'query')
  const response = await client.get(`/incidents/${id}`)
  const said = query.mock.calls.map(([config]) => textOf(config)).filter((sql) => !isOfSignIn(sql))
  query.mockRestore()

  expect(response.json()).toMatchObject({ id, thread: [{ text }], step: 'publishing' })
  expect(said.length).toBeGreaterThan(0)
  expect(said.length).toBeLessThanOrEqual(3)
})

function textOf(config: unknown): string {
  if (typeof config === 'string') return config
  return String(Reflect.get(Object(config), 'text'))
}

/** Who asks is found before the card is. */
function isOfSignIn(sql: string): boolean {
  return /from "(session|app_user|role_grant|substitution|api_token)"/.test(sql) && !/incident/.test(sql)
}
