import type { FakeListResponse } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  type Checkers,
  opine,
  order,
  saveCard,
  saveCheckers,
  type TestCard,
} from '../../../../test/factories/fake-desk-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
let people: Checkers
const cards: TestCard[] = []
/** One at each step, a minute apart; the last one a danger. */
beforeAll(async () => {
  desk = await openDesk()
  people = await saveCheckers(desk)
  const claims = ['Роддом закрывают', 'Мост закроют', 'Воду отравили', 'Школу продали', 'Автобусы отменят']
  for (const claim of [...claims, 'Газ отключат']) {
    cards.push(await saveCard(desk, people, { claim, isDanger: claim === 'Газ отключат' }))
    desk.passMs(60_000)
  }
  await cards[0]?.bring('watch')
  await cards[1]?.bring('watch')
  await cards[1]?.lead([people.checker, { type: 'close' }])
  await cards[2]?.lead([people.checker, { type: 'drop', reason: 'no_reach' }])
  await cards[3]?.bring('facts')
  await cards[4]?.bring('approval')
})
afterAll(() => desk.close())

const list = async (actor: Actor, query = ''): Promise<z.infer<typeof FakeListResponse>> =>
  (await desk.test.as(actor).get(`/fakes?${query}`)).json()
const claims = async (actor: Actor, query = '') => (await list(actor, query)).fakes.map(({ claim }) => claim)

it('has open cards by what is due first, others from the latest, each counted', async () => {
  const { checker } = people
  const open = await list(checker)
  expect(open.counts).toEqual({ open: 3, mine: 3, watched: 1, closed: 1, dropped: 1 })
  expect(open.fakes.map(({ claim, step }) => [claim, step])).toEqual([
    ['Газ отключат', 'triage'],
    ['Школу продали', 'facts'],
    ['Автобусы отменят', 'approval'],
  ])
  expect(open.fakes[1]).toMatchObject({
    responsibleName: checker.name,
    stepDueAt: expect.any(String),
    spread: { placeCount: 1 },
  })
  expect(await claims(checker, 'list=watched')).toEqual(['Роддом закрывают'])
  expect(await claims(checker, 'list=closed')).toEqual(['Мост закроют'])
  expect(await claims(checker, 'list=dropped')).toEqual(['Воду отравили'])
})

it('has as mine what waits for me', async () => {
  const { head, second, approver } = people
  expect(await claims(desk.people.executor, 'list=mine')).toEqual(['Школу продали'])
  expect(await claims(head, 'list=mine')).toEqual(['Автобусы отменят'])
  expect(await claims(approver, 'list=mine')).toEqual(['Автобусы отменят'])
  expect(await claims(second, 'list=mine')).toEqual([])
  const judged = await saveCard(desk, people, { claim: 'Площадь закроют' })
  await judged.bring('verdict')
  await judged.lead([people.checker, opine('opinion')])
  expect(await claims(second, 'list=mine')).toEqual(['Площадь закроют'])
  await desk.test.as(second).post(`${judged.url}/evidence`, order)
  await judged.lead([second, opine('fake')])
  expect(await claims(second, 'list=mine')).toEqual([])
  await judged.lead([people.checker, { type: 'drop', reason: 'opinion' }])
})

it('is found by a word in any form or by its number, within the territory', async () => {
  const { checker } = people
  expect(await claims(checker, `search=${encodeURIComponent('автобусов')}`)).toEqual(['Автобусы отменят'])
  // Another word for it, and a slip in that.
  for (const words of ['маршрутка', 'маршутка'])
    expect(await claims(checker, `search=${encodeURIComponent(words)}`)).toEqual(['Автобусы отменят'])
  const { number } = await cards[3]!.read()
  expect(await claims(checker, `search=${number}`)).toEqual(['Школу продали'])
  const none = await list(checker, 'municipalityCode=novgorod-city')
  expect([none.fakes, none.counts.open]).toEqual([[], 0])
  const away = buildActor({ role: 'fact_checker', scope: { kind: 'municipality', code: 'novgorod-city' } })
  expect((await list(away)).counts).toEqual({ open: 0, mine: 0, watched: 0, closed: 0, dropped: 0 })
})

it.each(['open', 'dropped'])('gives the %s ones page by page, none twice', async (name) => {
  const { checker } = people
  const whole = await claims(checker, `list=${name}`)
  expect(whole.length).toBeGreaterThan(1)
  const found: string[] = []
  let cursor: string | null = null
  do {
    const page: z.infer<typeof FakeListResponse> = await list(
      checker,
      `list=${name}&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
    )
    found.push(...page.fakes.map(({ claim }) => claim))
    cursor = page.nextCursor
  } while (cursor)
  expect(found).toEqual(whole)
  for (const wrong of [
    'x',
    `closed_${desk.test.clock.now.toISOString()}_${cards[0]!.id}`,
    `${name}_2026-11-24_x`,
  ])
    expect(await list(checker, `list=${name}&cursor=${wrong}`)).toMatchObject({ code: 'http.bad_cursor' })
})

it('says which published one was wrong', async () => {
  const { checker } = people
  const marks = async () => (await list(checker, 'list=watched')).fakes.map(({ isCorrected }) => isCorrected)
  expect(await marks()).toEqual([false])
  const wrong = await saveCard(desk, people, { claim: 'Бассейн закроют' })
  await wrong.bring('watch')
  await wrong.lead([checker, { type: 'correct', reason: 'Закроют, но не сейчас' }])
  const { fakes } = await list(checker)
  expect(fakes.filter(({ isCorrected }) => isCorrected).map(({ claim }) => claim)).toEqual([
    'Бассейн закроют',
  ])
})
