import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { holdLock } from '../../../../test/database/hold-lock.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  type Checkers,
  endFacts,
  opine,
  order,
  saveCard,
  saveCheckers,
  type TestCard,
  triage,
  write,
} from '../../../../test/factories/fake-desk-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { fakesContextOf } from '../../../main/wiring/register-deps.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { sweepLateSteps } from '../index.ts'

let desk: Desk
let people: Checkers
beforeAll(async () => {
  desk = await openDesk()
  people = await saveCheckers(desk)
  // Of another territory: hears nothing of it.
  await saveUser(
    desk.test.db,
    buildActor({
      role: 'fact_checker',
      name: 'Чужая',
      scope: { kind: 'municipality', code: 'novgorod-city' },
    }),
  )
})
afterAll(() => desk.close())
/** Cards of other tests are nobody's matter any more. */
beforeEach(async () => {
  await desk.test.db.deleteFrom('notification').execute()
  await desk.test.db.updateTable('fakeClock').set({ endedAt: desk.test.clock.now }).execute()
})

const sweep = () => sweepLateSteps(fakesContextOf(desk.test.product))
const pass = (minutes: number) => desk.passMs(minutes * 60_000)

/** Who was told what since the last time, by name. */
async function heard(card: TestCard): Promise<string[]> {
  const rows = await desk.test.db
    .selectFrom('notification')
    .innerJoin('appUser', 'appUser.id', 'notification.userId')
    .select(['name', 'details', 'kind'])
    .where('kind', '=', 'fake')
    .execute()
  await desk.test.db.updateTable('notification').set({ kind: 'mention' }).execute()
  return rows
    .filter(({ details }) => (details as { fakeId: string }).fakeId === card.id)
    .map(({ name, details }) => `${(details as { news: string }).news}: ${name}`)
    .sort()
}

it('tells those whose turn it is, each fact once', async () => {
  const { checker, second, approver, head } = people
  const { coordinator, executor, moderator } = desk.people
  const card = await saveCard(desk, people)
  expect(await heard(card)).toEqual([approver, moderator, second].map(({ name }) => `signal: ${name}`).sort())
  await card.lead([checker, triage])
  expect(await heard(card)).toEqual([coordinator, executor].map(({ name }) => `facts: ${name}`).sort())
  await desk.test.as(executor).post(`${card.url}/evidence`, order)
  await card.lead([coordinator, endFacts], [checker, opine('fake')])
  const judges = [approver, moderator, second, head, desk.people.head]
  expect(await heard(card)).toEqual(judges.map(({ name }) => `verdict: ${name}`).sort())
  // Thought again, and another who disagrees: nobody is told twice.
  await card.lead([checker, opine('distortion')], [head, opine('fake')])
  expect(await heard(card)).toEqual([])
  await card.lead([second, opine('fake')], [moderator, write])
  expect(await heard(card)).toEqual(
    [approver, head, desk.people.head].map(({ name }) => `approval: ${name}`).sort(),
  )
  await card.lead([approver, { type: 'send_back', reason: 'Короче' }])
  expect(await heard(card)).toEqual([`sent_back: ${moderator.name}`])
})

it('says once that a step is late, to those who hold it', async () => {
  const { checker, second } = people
  const { coordinator, executor } = desk.people
  const card = await saveCard(desk, people)
  await heard(card)
  pass(29)
  expect(await sweep()).toBe(0)
  pass(1)
  expect(await sweep()).toBe(1)
  expect(await heard(card)).toEqual([`late: ${checker.name}`])
  expect(await sweep()).toBe(0)

  await card.lead([checker, triage])
  await heard(card)
  pass(60)
  expect(await sweep()).toBe(1)
  expect(await heard(card)).toEqual(
    [checker, coordinator, executor].map(({ name }) => `late: ${name}`).sort(),
  )
  await desk.test.as(executor).post(`${card.url}/evidence`, order)
  await card.lead([coordinator, endFacts], [checker, opine('fake')])
  await heard(card)
  pass(30)
  await sweep()
  const late = await heard(card)
  expect(late).toContain(`late: ${second.name}`)
  expect(late).not.toContain(`late: ${checker.name}`)
  // The clock of a step that was taken in time is nobody's matter.
  await card.lead([second, opine('fake')])
  pass(29)
  await card.lead([checker, write])
  pass(2)
  expect(await sweep()).toBe(0)
})

it('brings a late approval to the heads and to who stands in for them, not to the writer', async () => {
  const { head } = people
  const deputy = buildActor({
    role: 'coordinator',
    name: 'Заместитель',
    scope: { kind: 'municipality', code: 'borovichi' },
  })
  await saveUser(desk.test.db, deputy)
  const hours = (count: number) => new Date(desk.test.clock.now.getTime() + count * 3_600_000)
  await desk.test.db
    .insertInto('substitution')
    .values({
      ...{ id: newId(), absentId: head.id, deputyId: deputy.id, createdAt: hours(-2) },
      ...{ startsAt: hours(-1), endsAt: hours(5) },
    })
    .execute()
  const card = await saveCard(desk, people)
  await card.bring('approval')
  await heard(card)
  pass(30)
  expect(await sweep()).toBe(1)
  expect(await heard(card)).toEqual(
    [head, desk.people.head, deputy].map(({ name }) => `late: ${name}`).sort(),
  )
})

it('is told at once of a danger, and let alone by a sweep while somebody works with it', async () => {
  const card = await saveCard(desk, people, { isDanger: true })
  const urgent = await desk.test.db.selectFrom('notification').select('isUrgent').distinct().execute()
  expect(urgent).toEqual([{ isUrgent: true }])
  pass(31)
  const text = 'select from fake where id = $1 for no key update'
  expect(await holdLock(desk.test.pool, { text, values: [card.id] }, sweep)).toBe(0)
  expect(await sweep()).toBe(1)
})

it('rings no longer for a step that somebody else has finished', async () => {
  const { checker, second, approver, head } = people
  const unread = async (actor: Actor) => (await desk.test.as(actor).get('/notifications/unread')).json().count
  const card = await saveCard(desk, people)
  await card.bring('verdict')
  await desk.test.as(desk.people.coordinator).post(`${card.url}/evidence`, order)
  await card.lead([checker, opine('fake')])
  expect(await unread(head)).toBe(1)
  await card.lead([second, opine('fake')])
  expect(await unread(head)).toBe(0)
  await card.lead([checker, write])
  expect([await unread(head), await unread(approver)]).toEqual([1, 1])
  await card.lead([approver, { type: 'approve' }])
  expect([await unread(head), await unread(approver)]).toEqual([0, 0])
})
