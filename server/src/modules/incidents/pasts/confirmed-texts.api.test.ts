import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { takeStep } from '../commands/index.ts'
import {
  countNewCorrections,
  listConfirmedTexts,
  listDaysOfSuggestions,
} from './confirmed-texts.repository.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

async function ask(id: string, text: string): Promise<string> {
  await desk.deliver({ id, text, author: `author-${id}`, at: desk.test.clock.now.toISOString() })
  await desk.work()
  return (await desk.incidentOf(id)).id
}
const request = (topicCode: string) => ({
  ...{ type: 'accept' as const, expectedVersion: 1, topicCode, municipalityCode: 'borovichi' },
  ...{ agencyCode: DESK_AGENCY, urgency: 'normal' as const, address: null },
})
const accept = (id: string, topicCode: string) =>
  desk.test.as(desk.people.dispatcher).post(`/incidents/${id}/commands`, request(topicCode))

it('lists what a person has said, newest first, and nothing that a rule took from the suggestion', async () => {
  const taken = await ask('taken', 'Огромная яма на дороге, пробил колесо')
  const corrected = await ask('corrected', 'Яма на дороге у остановки, автобус не подъезжает')
  const ruled = await ask('ruled', 'Яма на дороге у школы')
  await ask('new', 'Яма на дороге у рынка')
  expect((await accept(taken, 'roads.potholes')).statusCode).toBe(200)
  expect((await accept(corrected, 'transport.stops')).statusCode).toBe(200)
  const { db, ...services } = desk.test.context
  const actor = desk.people.dispatcher
  await db.transaction().execute((tx) =>
    takeStep(tx, services, {
      ...{ incidentId: ruled, request: request('roads.potholes'), actor, details: { rule: 'Ямы' } },
    }),
  )

  const texts = await listConfirmedTexts(db, { most: 10 })
  expect(texts.map(({ id, topicCode, suggestedCode }) => [id, topicCode, suggestedCode])).toEqual([
    [corrected, 'transport.stops', 'roads.potholes'],
    [taken, 'roads.potholes', 'roads.potholes'],
  ])
  expect(texts[0]).toMatchObject({ groupCode: 'transport', confirmedAt: desk.test.clock.now })
  expect(await listConfirmedTexts(db, { most: 1 })).toHaveLength(1)
  expect([await countNewCorrections(db, null), await countNewCorrections(db, desk.test.clock.now)]).toEqual([
    1, 0,
  ])
  const day = { day: '2026-11-24', confirmed: 2, taken: 1 }
  const asked = { since: new Date(desk.test.clock.now.getTime() - 1000), timeZone: 'Europe/Moscow' }
  expect(await listDaysOfSuggestions(db, asked)).toEqual([day])
})
