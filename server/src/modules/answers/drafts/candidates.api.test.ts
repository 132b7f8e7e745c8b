import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, GOOD_ANSWER, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const inWork = () =>
  saveIncident(desk.test.db, {
    channelId: desk.channel.id,
    step: 'in_progress',
    agencyCode: DESK_AGENCY,
    municipalityCode: 'borovichi',
    text: 'Когда заменят лампы на Мира, 5?',
  })
function writing(actor: Actor, id: string) {
  const client = desk.test.as(actor)
  const url = `/incidents/${id}/answer`
  return {
    save: (candidate: number, text: string, expectedRevision = 0) =>
      client.put(`${url}/draft`, { candidate, kind: 'final', text, expectedRevision }),
    rename: (candidate: number, name: string) => client.patch(`${url}/drafts/${candidate}`, { name }),
    remove: (candidate: number) => client.delete(`${url}/drafts/${candidate}`),
    restore: (candidate: number) => client.post(`${url}/drafts/${candidate}/restore`),
    submit: (body: object) => client.post(`${url}/submit`, { kind: 'final', text: GOOD_ANSWER, ...body }),
    read: async () => (await client.get(url)).json(),
  }
}
const inDays = (days: number) => new Date(desk.test.clock.now.getTime() + days * 86_400_000).toISOString()
const promise = (dueAt: string) => ({ what: 'Заменим опору', who: 'Администрация', dueAt, evidence: 'Фото' })

it('keeps several candidates apart: each has its text, its name and its revision', async () => {
  const { id } = await inWork()
  const writer = writing(desk.people.executor, id)
  await writer.save(1, 'коротко')
  await writer.save(2, 'подробно')
  await writer.save(2, 'подробнее', 1)
  await writer.rename(2, 'С цифрами')

  expect((await writer.read()).drafts).toMatchObject([
    { candidate: 1, name: '', text: 'коротко', revision: 1 },
    { candidate: 2, name: 'С цифрами', text: 'подробнее', revision: 2 },
  ])
  expect((await writer.save(1, 'поздно', 2)).statusCode).toBe(409)
})

it('takes a candidate away and back, and begins a new one in its place', async () => {
  const { id } = await inWork()
  const writer = writing(desk.people.executor, id)
  await writer.save(2, 'лишний')

  expect((await writer.remove(2)).json().drafts).toEqual([])
  expect((await writer.save(2, 'поверх удалённого', 1)).statusCode).toBe(409)
  expect((await writer.restore(2)).json().drafts).toMatchObject([{ candidate: 2, text: 'лишний' }])
  await writer.remove(2)
  expect((await writer.save(2, 'заново')).json().drafts).toMatchObject([{ text: 'заново', name: '' }])
  expect((await writer.remove(7)).statusCode).toBe(404)
  expect((await writer.save(12, 'слишком много')).statusCode).toBe(400)
})

it('makes a version of the chosen candidate; the others stay until the answer is on its way', async () => {
  const { id } = await inWork()
  const writer = writing(desk.people.executor, id)
  await writer.save(1, 'первый')
  await writer.save(2, GOOD_ANSWER)

  await writer.submit({ candidate: 2, expectedVersion: 1, outcome: 'solved' })
  expect(await writer.read()).toMatchObject({
    drafts: [{ candidate: 1 }],
    versions: [{ text: GOOD_ANSWER, outcome: 'solved', promise: null }],
  })
  const approver = desk.test.as(desk.people.moderator)
  await approver.post(`/incidents/${id}/answer/approve`, { versionNo: 1, expectedVersion: 2 })
  expect((await writer.read()).drafts).toEqual([])
})

it('lets nobody outside see, name or delete a candidate', async () => {
  const { id } = await inWork()
  await writing(desk.people.executor, id).save(1, 'своё')
  const scope = { kind: 'agency', code: 'administration-novgorod-city' } as const
  const stranger = writing(buildActor({ role: 'executor', scope }), id)

  for (const refused of [stranger.rename(1, 'x'), stranger.remove(1), stranger.restore(1)]) {
    expect((await refused).statusCode).toBe(404)
  }
})

it('asks an interim answer for a promise, as far ahead as the role may', async () => {
  const { executor, coordinator, moderator, dispatcher } = desk.people
  const tries = [
    [executor, null, 'answer.promise_required'],
    [executor, promise(inDays(-1)), 'answer.promise_in_past'],
    [executor, promise(inDays(14)), 'answer.promise_too_far'],
    [coordinator, promise(inDays(31)), 'answer.promise_too_far'],
    [dispatcher, promise(inDays(1)), 'answer.promise_too_far'],
    [executor, promise(inDays(9)), null],
    [coordinator, promise(inDays(30)), null],
    [moderator, promise(inDays(200)), null],
  ] as const
  for (const [actor, promised, code] of tries) {
    const { id } = await inWork()
    const body = { kind: 'interim', promise: promised, expectedVersion: 1, overrideReason: 'иначе никак' }
    const response = await writing(actor, id).submit(body)
    expect([response.statusCode, response.json().code ?? null]).toEqual([code ? 400 : 200, code])
    if (code) continue
    expect((await writing(actor, id).read()).versions).toMatchObject([{ kind: 'interim', promise: promised }])
  }
})

it('says beforehand how far a promise may reach', async () => {
  const { id } = await inWork()
  const limitFor = async (actor: Actor) => (await writing(actor, id).read()).promiseLimit

  expect(await limitFor(desk.people.executor)).toEqual({ until: '2026-12-03T20:59:59.999Z' })
  expect(await limitFor(desk.people.head)).toEqual({ until: '2026-12-24T20:59:59.999Z' })
  expect(await limitFor(desk.people.moderator)).toEqual({ until: null })
  expect(await limitFor(desk.people.dispatcher)).toBeNull()
})
