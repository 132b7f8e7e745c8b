import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

const TEXT = 'На улице Мира, 5 не вывозят мусор, контейнеры переполнены'
const OTHER_AGENCY = 'administration-pestovo'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

let told = 0
async function ask(): Promise<string> {
  told += 1
  const at = desk.test.clock.now.toISOString()
  await desk.deliver({ id: `q${told}`, text: `${TEXT} ${told}`, author: `a${told}`, at })
  await desk.work()
  return (await desk.incidentOf(`q${told}`)).id
}
async function offeredTo(actor: Actor, id: string): Promise<IncidentResponse> {
  return (await desk.test.as(actor).get(`/incidents/${id}`)).json()
}
async function answerBy(agencyCode: string, ids: readonly string[]): Promise<void> {
  await desk.test.owner
    .updateTable('incident')
    .set({ ...state, step: 'publishing', agencyCode, answeredAt: desk.test.clock.now })
    .where('id', 'in', ids)
    .execute()
}
let state: { topicCode: string; groupCode: string; municipalityCode: string }

it('comes before the route with how often it was so, and only for whoever may choose', async () => {
  const id = await ask()
  const { moderator } = desk.people
  const { suggestion, municipalityCode } = await offeredTo(moderator, id)
  const topicCode = suggestion?.topic?.code ?? ''
  state = { topicCode, groupCode: topicCode.split('.')[0] ?? '', municipalityCode: municipalityCode ?? '' }
  const byRoute = suggestion?.agency
  expect(byRoute?.reasons[0]?.code).toMatch(/^route_/)
  expect(byRoute?.code).not.toBe(OTHER_AGENCY)

  const past: string[] = []
  for (let at = 0; at < 6; at++) past.push(await ask())
  await answerBy(OTHER_AGENCY, past)
  const offered = (await offeredTo(moderator, id)).suggestion?.agency
  expect(offered).toMatchObject({
    code: OTHER_AGENCY,
    reasons: [{ code: 'decided_here', words: ['6', '6'] }],
  })

  const reader = buildActor({ role: 'analyst' })
  await saveUser(desk.test.db, reader)
  expect(await offeredTo(reader, id)).toMatchObject({ suggestion: { agency: byRoute } })

  await answerBy(byRoute?.code ?? '', past.slice(0, 3))
  expect((await offeredTo(moderator, id)).suggestion?.agency).toEqual(byRoute)
})
