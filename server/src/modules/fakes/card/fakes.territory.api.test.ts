/** Of a territory are those who work for it and those of its administration. */
import type { Role, Scope } from '@veche/contract/access.ts'
import type { FakeListResponse } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
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
import type { Actor } from '../../access/index.ts'
import { canSeeFake } from './fakes.policy.ts'
import { lockFakes } from './fakes.repository.ts'
import { visibleFakes } from './visible-fakes.query.ts'

const MINISTRY = 'ministry-roads'
let desk: Desk
let people: Checkers
let [own, everywhere, foreign, asked]: TestCard[] = []
beforeAll(async () => {
  desk = await openDesk()
  people = await saveCheckers(desk)
  own = await saveCard(desk, people, { claim: 'Роддом закроют' })
  everywhere = await saveCard(desk, people, { claim: 'Газ отключат по всей области', municipalityCode: null })
  foreign = await saveCard(desk, people, { claim: 'Мост закроют', municipalityCode: 'valday' })
  asked = await saveCard(desk, people, { claim: 'Дорогу перекроют', municipalityCode: 'kholm' })
  await asked.lead([people.checker, { ...triage, agencyCode: MINISTRY }])
})
afterAll(() => desk.close())

const ofAgency = (role: Role, code = DESK_AGENCY) => buildActor({ role, scope: { kind: 'agency', code } })
const list = async (actor: Actor, query = ''): Promise<z.infer<typeof FakeListResponse>> =>
  (await desk.test.as(actor).get(`/fakes?${query}`)).json()
const statuses = (actor: Actor) =>
  Promise.all(
    [own, everywhere, foreign, asked].map(
      async (card) => (await desk.test.as(actor).get(card?.url ?? '')).statusCode,
    ),
  )

it.each(['head', 'coordinator', 'executor', 'chat_moderator', 'dispatcher', 'analyst'] as const)(
  'shows a %s of an administration the cards of its territory and of the whole region, and no others',
  async (role) => {
    const actor = ofAgency(role)
    expect(await statuses(actor)).toEqual([200, 200, 404, 404])
    const { fakes, counts } = await list(actor)
    expect([fakes.map(({ id }) => id), counts.open]).toEqual([[own?.id, everywhere?.id], 2])
    const found = async (query: string) => (await list(actor, `search=${encodeURIComponent(query)}`)).fakes
    expect([await found('роддом'), await found('мост')]).toMatchObject([[{ id: own?.id }], []])
    const period = { from: '2026-11-01', to: '2026-11-30' }
    const { from, to } = period
    const figures = (await desk.test.as(actor).get(`/fakes/figures?from=${from}&to=${to}`)).json()
    expect(figures).toMatchObject({ cardCount: 2 })
  },
)

it('shows a body that serves a territory or the region only what it was asked about', async () => {
  expect(await statuses(ofAgency('coordinator', 'water-msta'))).toEqual([404, 404, 404, 404])
  expect(await statuses(ofAgency('head', MINISTRY))).toEqual([404, 404, 404, 200])
})

it('lets the head of an administration judge and approve, and tells them that it is their turn', async () => {
  const head = await saveUser(desk.test.db, ofAgency('head'))
  const strange = await saveUser(desk.test.db, ofAgency('head', 'administration-valday'))
  const card = await saveCard(desk, people, { claim: 'Больницу продали' })
  await card.lead([people.checker, { ...triage, agencyCode: MINISTRY }])
  await desk.test.as(people.checker).post(`${card.url}/evidence`, order)
  const writing = [people.checker, write] as [Actor, typeof write]
  await card.lead([people.checker, endFacts], [people.checker, opine('fake')], [head, opine('fake')], writing)
  const told = await desk.test.db
    .selectFrom('notification')
    .select(['userId', 'details'])
    .where('userId', 'in', [head.id, strange.id])
    .execute()
  const news = (news: string) => ({ userId: head.id, details: expect.objectContaining({ news }) })
  expect(told).toHaveLength(2)
  expect(told).toEqual(expect.arrayContaining([news('verdict'), news('approval')]))
  expect((await list(head, 'list=mine')).fakes).toMatchObject([{ id: card.id }])
  expect(await card.run(strange, { type: 'approve' })).toMatchObject({ status: 404 })
  expect(await card.lead([head, { type: 'approve' }])).toMatchObject({ step: 'publication' })
})

it('links a message of a chat to the card only for those who may open it', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'link-1', text: 'Правда ли, что рынок закрывают навсегда?', author: 'anna' })
  const linkFor = async (actor: Actor) => {
    const { messages } = (await desk.test.as(actor).get(`/chats/${chat.id}/messages`)).json()
    return messages[0].fake
  }
  const link = await linkFor(ofAgency('head'))
  expect(link).toMatchObject({ id: expect.any(String), number: expect.any(Number) })
  expect((await desk.test.as(ofAgency('coordinator')).get(`/fakes/${link.id}`)).statusCode).toBe(200)
  // It answers in this chat and was asked about no rumour.
  expect(await linkFor(ofAgency('executor', 'water-msta'))).toBeNull()
})

it('opens with no change of place what was closed to its territory', async () => {
  const checker = ofAgency('fact_checker')
  const card = await saveCard(desk, people, { claim: 'Парк вырубят' })
  const client = desk.test.as(checker)
  const moved = { municipalityCode: 'valday', expectedVersion: (await card.read()).version }
  expect((await client.patch(card.url, moved)).json()).toMatchObject({ code: 'fake.forbidden' })
  expect((await client.patch(card.url, { ...moved, municipalityCode: null })).json()).toMatchObject({
    municipalityCode: null,
  })
})

it('says the same of one card and of a list', async () => {
  const scopes: Scope[] = [
    { kind: 'region' },
    { kind: 'municipality', code: 'borovichi' },
    ...[DESK_AGENCY, 'administration-valday', MINISTRY, 'water-msta'].map(
      (code) => ({ kind: 'agency', code }) as const,
    ),
    { kind: 'unit', code: 'borovichi' },
  ]
  const { db } = desk.test
  const all = await db.selectFrom('fake').select('id').execute()
  const rows = await db.transaction().execute((tx) =>
    lockFakes(
      tx,
      all.map(({ id }) => id),
    ),
  )
  const roles: Role[] = ['head', 'executor', 'fact_checker', 'stream_editor']
  for (const actor of roles.flatMap((role) => scopes.map((scope) => buildActor({ role, scope })))) {
    const listed = await db.selectFrom('fake').select('fake.id').where(visibleFakes(actor)).execute()
    const seen = rows.filter((fake) => canSeeFake(actor, fake))
    expect(listed.map(({ id }) => id).sort()).toEqual(seen.map(({ id }) => id).sort())
  }
})
