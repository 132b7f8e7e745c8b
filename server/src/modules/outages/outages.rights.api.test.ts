import type { Role, Scope } from '@veche/contract/access.ts'
import { ROLES } from '@veche/contract/values/access.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_NOON } from '../../../test/desk.ts'
import { buildOutage, saveOutage } from '../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { getDirectory } from '../directory/index.ts'
import { isWithin, type OutageRight, reachOf } from './outages.policy.ts'

let test: TestApp
const ids = new Map<string, string>()
beforeAll(async () => {
  test = await startTestApp({ now: DESK_NOON })
  for (const [name, place] of Object.entries(PLACES))
    ids.set(name, (await saveOutage(test, buildActor(), place)).id)
})
afterAll(() => test.close())

const PLACES = {
  waterOfBorovichi: { municipalityCode: 'borovichi', agencyCode: 'water-msta' },
  heatOfBorovichi: { municipalityCode: 'borovichi', agencyCode: 'heat-msta' },
  gridOfBorovichi: { municipalityCode: 'borovichi', agencyCode: 'grid-ilmen' },
  gridOfValday: { municipalityCode: 'valday', agencyCode: 'grid-ilmen' },
}
const SCOPES: Scope[] = [
  { kind: 'region' },
  { kind: 'municipality', code: 'borovichi' },
  { kind: 'agency', code: 'administration-borovichi' },
  { kind: 'agency', code: 'grid-ilmen' },
  { kind: 'unit', code: 'water-msta.dispatch' },
  { kind: 'agency', code: 'ministry-roads' },
]
const seenBy = (scope: Scope): string[] => {
  const named = (...names: (keyof typeof PLACES)[]) => names.map((name) => ids.get(name)!)
  if (scope.kind === 'region') return [...ids.values()]
  if (scope.code === 'borovichi' || scope.code === 'administration-borovichi')
    return named('waterOfBorovichi', 'heatOfBorovichi', 'gridOfBorovichi')
  if (scope.code === 'grid-ilmen') return named('gridOfBorovichi', 'gridOfValday')
  return scope.code === 'water-msta.dispatch' ? named('waterOfBorovichi') : []
}
const READERS: Role[] = [
  ...(['dispatcher', 'moderator', 'coordinator', 'executor', 'head'] as const),
  ...(['chat_moderator', 'fact_checker', 'analyst'] as const),
]
const WRITERS = READERS.slice(0, 5)

it.each(ROLES)('shows a %s the outages of their scope, in the list and one by one', async (role) => {
  for (const scope of SCOPES) {
    const client = test.as(buildActor({ role, scope }))
    const list = await client.get('/outages')
    const mayRead = READERS.includes(role)
    expect(list.statusCode).toBe(mayRead ? 200 : 403)
    if (!mayRead) continue
    const { outages, counts } = list.json()
    const seen = seenBy(scope).toSorted()
    expect(outages.map(({ id }: { id: string }) => id).toSorted()).toEqual(seen)
    expect(counts.in_force).toBe(seen.length)
    for (const id of ids.values()) {
      const one = await client.get(`/outages/${id}`)
      expect(one.statusCode).toBe(seen.includes(id) ? 200 : 404)
    }
  }
})

it.each(ROLES)('lets a %s change what is theirs, and reports the rest as absent', async (role) => {
  for (const scope of SCOPES) {
    const client = test.as(buildActor({ role, scope }))
    for (const id of ids.values()) {
      const may = WRITERS.includes(role) ? (seenBy(scope).includes(id) ? [200, 409] : [404, 404]) : [403, 403]
      const edited = await client.patch(`/outages/${id}`, { reason: 'Меняем задвижку на водопроводе' })
      const ended = await client.post(`/outages/${id}/commands`, { type: 'restore', expectedVersion: 1 })
      expect([edited.statusCode, ended.statusCode]).toEqual(may)
    }
  }
})

it('lets a body enter its own, and a territory those of any body in it', async () => {
  for (const [scope, place, status] of [
    [SCOPES[4], PLACES.waterOfBorovichi, 200],
    [SCOPES[4], PLACES.heatOfBorovichi, 403],
    [SCOPES[3], PLACES.gridOfValday, 200],
    [SCOPES[3], PLACES.waterOfBorovichi, 403],
    [SCOPES[2], PLACES.gridOfBorovichi, 200],
    [SCOPES[2], PLACES.gridOfValday, 403],
    [SCOPES[5], PLACES.gridOfValday, 403],
  ] as const) {
    const response = await test
      .as(buildActor({ role: 'coordinator', scope: scope! }))
      .post('/outages', buildOutage(DESK_NOON, place))
    expect([scope, place.agencyCode, response.statusCode]).toEqual([scope, place.agencyCode, status])
  }
})

it('does not let an outage be moved to where its editor is not in charge', async () => {
  const grid = test.as(buildActor({ role: 'coordinator', scope: SCOPES[3]! }))
  const response = await grid.patch(`/outages/${ids.get('gridOfBorovichi')}`, { agencyCode: 'heat-msta' })
  expect([response.statusCode, response.json().code]).toEqual([403, 'outage.forbidden'])
})

it('says the same as a check and as a predicate', async () => {
  const directory = await getDirectory(test.db)
  for (const role of ROLES)
    for (const scope of SCOPES)
      for (const right of ['read', 'enter'] satisfies OutageRight[]) {
        const reach = reachOf(buildActor({ role, scope }), right, directory)
        const within = Object.entries(PLACES).filter(([, place]) => isWithin(reach, place))
        const isAllowed = (right === 'read' ? READERS : WRITERS).includes(role)
        const expected = isAllowed ? seenBy(scope) : []
        expect(within.map(([name]) => ids.get(name)).toSorted()).toEqual(expected.toSorted())
      }
})
