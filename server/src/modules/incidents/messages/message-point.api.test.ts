import { Suggestion } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const VALDAY = { latitude: 57.9806, longitude: 33.2494 }
const MOSCOW = { latitude: 55.7558, longitude: 37.6173 }

async function ask(id: string, text: string, geo: { latitude: number; longitude: number }) {
  await desk.deliver({ id, text, author: `author-${id}`, geo })
  await desk.work()
  const incident = await desk.incidentOf(id)
  const row = await desk.test.db
    .selectFrom('incident')
    .select(['municipalityCode', 'suggestion'])
    .where('id', '=', incident.id)
    .executeTakeFirstOrThrow()
  return { municipalityCode: row.municipalityCode, suggestion: Suggestion.parse(row.suggestion) }
}

it('decides the municipality and the body, whatever page it was written on', async () => {
  const { municipalityCode, suggestion } = await ask('point-1', 'Во дворе не горит фонарь', VALDAY)

  expect(municipalityCode).toBe('valday')
  expect(suggestion.municipality).toMatchObject({ code: 'valday', reasons: [{ code: 'point' }] })
  expect(suggestion.agency?.code).toBe('administration-valday')
})

it('is stronger than a place that the words name, and the other one is shown', async () => {
  const { suggestion } = await ask('point-2', 'В Боровичах во дворе не горит фонарь', VALDAY)

  expect(suggestion.municipality).toMatchObject({
    code: 'valday',
    reasons: [{ code: 'point' }, { code: 'names_another', words: ['Боровичах'] }],
  })
})

it('outside the region is said so, and the page decides as without a point', async () => {
  const { municipalityCode, suggestion } = await ask('point-3', 'Во дворе не горит фонарь', MOSCOW)

  expect(municipalityCode).toBe('borovichi')
  expect(suggestion).toMatchObject({
    isOutsideRegion: true,
    municipality: { code: 'borovichi', reasons: [{ code: 'point_outside' }, { code: 'channel' }] },
  })
})
