import type { OutageListResponse } from '@veche/contract/outages.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_NOON } from '../../../../test/desk.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
const dispatcher = buildActor()
const inHours = (hours: number) => new Date(DESK_NOON.getTime() + hours * 3_600_000).toISOString()
beforeAll(async () => {
  test = await startTestApp({ now: DESK_NOON })
  await saveOutage(test, dispatcher, { reason: 'Кончится третьим', endsAt: inHours(9) })
  await saveOutage(test, dispatcher, {
    reason: 'Кончится первым',
    endsAt: inHours(1),
    kind: 'gas',
    agencyCode: 'gas-ilmen',
  })
  await saveOutage(test, dispatcher, {
    reason: 'Кончится вторым',
    endsAt: inHours(5),
    addresses: 'ул. Садовая',
  })
  await saveOutage(test, dispatcher, {
    reason: 'Начнётся вторым',
    beginsAt: inHours(20),
    endsAt: inHours(21),
  })
  await saveOutage(test, dispatcher, {
    reason: 'Начнётся первым',
    beginsAt: inHours(10),
    endsAt: inHours(30),
  })
  for (const reason of ['Закончилось', 'Отменено']) {
    const { id } = await saveOutage(test, dispatcher, {
      reason,
      municipalityCode: 'valday',
      agencyCode: 'grid-ilmen',
    })
    const type = reason === 'Отменено' ? 'cancel' : 'end'
    const comment = type === 'cancel' ? { comment: 'Не нужно' } : {}
    await test.as(dispatcher).post(`/outages/${id}/commands`, { type, expectedVersion: 1, ...comment })
  }
})
afterAll(() => test.close())

async function list(query: string): Promise<OutageListResponse> {
  const response = await test.as(dispatcher).get(`/outages?${query}`)
  expect(response.statusCode).toBe(200)
  return response.json()
}
const reasonsOf = async (query: string) => (await list(query)).outages.map(({ reason }) => reason)

it('lists each state in its own order, and counts them all', async () => {
  expect(await reasonsOf('')).toEqual(['Кончится первым', 'Кончится вторым', 'Кончится третьим'])
  expect(await reasonsOf('state=planned')).toEqual(['Начнётся первым', 'Начнётся вторым'])
  expect(await reasonsOf('state=over')).toEqual(['Закончилось'])
  expect(await reasonsOf('state=cancelled')).toEqual(['Отменено'])
  expect((await list('')).counts).toEqual({ in_force: 3, planned: 2, over: 1, cancelled: 1 })
})

it('filters by kind, place, body, words of its addresses and its number', async () => {
  const [first] = (await list('')).outages
  expect(await reasonsOf('kind=gas')).toEqual(['Кончится первым'])
  expect(await reasonsOf('state=over&municipalityCode=borovichi')).toEqual([])
  expect(await reasonsOf('agencyCode=gas-ilmen')).toEqual(['Кончится первым'])
  expect(await reasonsOf(`search=${encodeURIComponent('Садовой')}`)).toEqual(['Кончится вторым'])
  expect(await reasonsOf(`search=${encodeURIComponent(`№ ${first?.number}`)}`)).toEqual(['Кончится первым'])
  expect((await list('kind=gas')).counts).toMatchObject({ in_force: 1, planned: 0 })
})

it.each(['in_force', 'planned', 'over', 'cancelled'])('reads %s page by page, each once', async (state) => {
  const all = await reasonsOf(`state=${state}`)
  const read: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: OutageListResponse = await list(`state=${state}&limit=1${cursor && `&cursor=${cursor}`}`)
    read.push(...page.outages.map(({ reason }) => reason))
    cursor = page.nextCursor
  }
  expect(read).toEqual(all)
})

it('refuses a cursor of another list', async () => {
  const { nextCursor } = await list('limit=1')
  for (const cursor of [nextCursor, 'x', 'over.2026-01-01T00:00:00.000Z.1']) {
    const response = await test.as(dispatcher).get(`/outages?state=over&cursor=${cursor}`)
    expect([response.statusCode, response.json().code]).toEqual([400, 'http.bad_cursor'])
  }
})
