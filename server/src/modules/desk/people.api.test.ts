import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../test/desk.ts'
import { buildActor } from '../../../test/factories.ts'
import type { Actor } from '../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const ask = (actor: Actor, words: string) =>
  desk.test.as(actor).get(`/people?search=${encodeURIComponent(words)}`)
const names = async (actor: Actor, words: string): Promise<string[]> =>
  (await ask(actor, words)).json().people.map(({ name }: { name: string }) => name)

it('finds colleagues of the scope with what they are, and nothing else about them', async () => {
  const { dispatcher, executor } = desk.people
  const { people } = (await ask(dispatcher, executor.name.slice(0, 4))).json()
  expect(people).toContainEqual({
    ...{ id: executor.id, name: executor.name, role: 'executor', agencyCode: DESK_AGENCY },
  })
  expect(await names(dispatcher, 'никого такого')).toEqual([])
})

it('keeps the list from those whose work is not on a desk, and cuts it to the scope of the rest', async () => {
  const { executor, moderator, coordinator } = desk.people
  expect((await ask(executor, 'мод')).statusCode).toBe(403)
  expect(await names(coordinator, moderator.name)).toEqual([])
  const scope = { kind: 'agency', code: 'ministry-roads' } as const
  expect(await names(buildActor({ role: 'coordinator', scope }), executor.name)).toEqual([])
})
