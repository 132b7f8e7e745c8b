import type { FakeListItem, FakeResponse } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { findActorByUserId, findUserByEmail } from '../../modules/access/index.ts'
import { readDemoFakes } from './demo-fakes.ts'
import { prepareDemoAccounts } from './demo-officials.ts'
import { prepareFakes } from './prepare-fakes.ts'

/** A Tuesday, 15:30 in the region. */
const NOW = new Date('2026-11-24T12:30:00Z')
const PERIOD = 'from=2026-11-01&to=2026-11-30'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp({ now: NOW })
  await prepareDemoAccounts(test.product)
  await prepareFakes(test.product)
})
afterAll(() => test.close())

async function as(email: string) {
  const user = await findUserByEmail(test.db, email)
  const actor = user && (await findActorByUserId(test.db, user.id))
  if (!actor) throw new Error(`nobody is ${email}`)
  return test.as(actor)
}
const checker = () => as('facts@veche.example')
async function list(name: string): Promise<FakeListItem[]> {
  return (await (await checker()).get(`/fakes?list=${name}`)).json().fakes
}
async function read(name: string, email = 'facts@veche.example'): Promise<FakeResponse> {
  const [first] = await list(name)
  if (!first) throw new Error(`no card is ${name}`)
  return (await (await as(email)).get(`/fakes/${first.id}`)).json()
}
const everything = () =>
  Promise.all(
    (['fake', 'fakeCarrier', 'fakeEvidence', 'fakeClock', 'fakePublication'] as const).map((table) =>
      test.db.selectFrom(table).selectAll().orderBy('id').execute(),
    ),
  )

it('has cards in every list', async () => {
  const { counts } = (await (await checker()).get('/fakes?list=open')).json()
  expect(counts).toMatchObject({ open: 1, watched: 1, closed: 2, dropped: 1 })
})

it('has one refuted and closed in time', async () => {
  const closed = await list('closed')
  const water = closed.find(({ isDanger }) => isDanger)
  expect(water).toMatchObject({ verdict: 'fake', step: 'closed', spread: { placeCount: 2, views: 4020 } })
  expect(Date.parse(water?.publishedAt ?? '')).toBeLessThan(Date.parse(water?.totalDueAt ?? ''))
})

it('has one where we were wrong and said so in the same places', async () => {
  const [bus] = (await list('closed')).filter(({ isDanger }) => !isDanger)
  const card: FakeResponse = (await (await checker()).get(`/fakes/${bus?.id}`)).json()
  expect(card).toMatchObject({ verdict: 'distortion', corrections: [{ byName: 'Денис Лебедев' }] })
  expect(card.publications).toHaveLength(4)
  const placesOf = (textNo: number) =>
    card.publications.filter((one) => one.textNo === textNo).map(({ carrierId }) => carrierId)
  expect(placesOf(2).toSorted()).toEqual(placesOf(1).toSorted())
})

it('has one watched, a step of which was late', async () => {
  const card = await read('watched')
  expect(card).toMatchObject({ step: 'watch', verdict: 'fake' })
  const late = card.clocks.filter(({ dueAt, endedAt }) => endedAt !== null && endedAt > dueAt)
  expect(late.map(({ step }) => step)).toEqual(['approval'])
  expect(card.reach.length).toBeGreaterThan(2)
})

it('has an opinion that was not refuted', async () => {
  expect(await list('dropped')).toMatchObject([{ dropReason: 'opinion', verdict: 'opinion' }])
})

it('waits for the second verdict, the first one hidden until then', async () => {
  const card = await read('open')
  expect(card).toMatchObject({ step: 'verdict', spread: { placeCount: 4 }, abilities: { opine: true } })
  expect(card.evidence.map(({ kind }) => kind)).toEqual(['register', 'statement'])
  expect(card.opinions).toMatchObject([{ name: 'Денис Лебедев', verdict: null, reason: null }])
  expect(Date.parse(card.stepDueAt ?? '')).toBeGreaterThan(NOW.getTime())
  const seen = await read('open', 'moderator@veche.example')
  expect(seen.opinions).toMatchObject([{ verdict: 'distortion' }])
})

it('fills the figures and the public page', async () => {
  const figures = (await (await checker()).get(`/fakes/figures?${PERIOD}`)).json()
  expect(figures).toMatchObject({ publishedCount: 3, publishedInTimeCount: 3, correctedCount: 1 })
  expect(figures.droppedCount).toBe(1)
  const page = await test.app.inject({ url: '/checked' })
  expect(page.statusCode).toBe(200)
  for (const { about, agencyCode } of readDemoFakes()) {
    const isPublic = agencyCode !== 'administration-chudovo' && !about.claim.includes('площадь')
    expect(page.body.includes(about.claim), about.claim).toBe(isPublic)
  }
})

it('is made once, and keeps what people did', async () => {
  const before = await everything()
  await prepareFakes(test.product)
  expect(await everything()).toEqual(before)
  const card = await read('open')
  const command = { type: 'opine', verdict: 'distortion', reason: 'Приказ о ремонте' }
  const client = await checker()
  const opined = await client.post(`/fakes/${card.id}/commands`, { command, expectedVersion: card.version })
  expect(opined.json()).toMatchObject({ step: 'text', verdict: 'distortion' })
  await prepareFakes(test.product)
  expect((await read('open')).step).toBe('text')
})
