import { expect, it } from 'vitest'
import type { Grant } from './actor.ts'
import { planChange } from './plan-change.ts'

const inAgency = (role: Grant['role'], code: string): Grant => ({ role, scope: { kind: 'agency', code } })
const ROADS = inAgency('executor', 'roads')

it('gives what is not there and takes what is', () => {
  expect(planChange([], { kind: 'give', grant: { role: 'executor', scope: ROADS.scope } })).toEqual({
    given: [ROADS],
    taken: [],
  })
  expect(
    planChange([ROADS], { kind: 'give', grant: { role: 'executor', scope: ROADS.scope } }).given,
  ).toEqual([])
  expect(
    planChange([ROADS], { kind: 'take', grant: { role: 'executor', scope: ROADS.scope } }).taken,
  ).toEqual([ROADS])
  expect(planChange([ROADS], { kind: 'take', grant: { role: 'head', scope: ROADS.scope } }).taken).toEqual([])
})

it('moves the roles of bodies and units, each once, and leaves those of places', () => {
  const unit: Grant = { role: 'executor', scope: { kind: 'unit', code: 'roads.lamps' } }
  const place: Grant = { role: 'dispatcher', scope: { kind: 'municipality', code: 'volot' } }
  const region: Grant = { role: 'administrator', scope: { kind: 'region' } }
  const head = inAgency('head', 'schools')
  expect(planChange([ROADS, unit, place, region, head], { kind: 'move', agencyCode: 'schools' })).toEqual({
    given: [inAgency('executor', 'schools')],
    taken: [ROADS, unit],
  })
})
