import { expect, it } from 'vitest'
import { buildOutage } from '../testing/outages.ts'
import { readCorners, writeCorners } from './corners.ts'
import { bodyOf, emptyForm, formOf, putField, saidOf } from './outage-form.ts'
import { ownPlace } from './own-place.ts'

const locale = { language: 'ru', timeZone: 'Europe/Moscow' }
const PLACE = [
  { latitude: 58.3877, longitude: 33.9155 },
  { latitude: 58.39, longitude: 33.92 },
]

it('says of an outage what its form was filled with', () => {
  const { kind, reason, agencyCode, municipalityCode, addresses, beginsAt, endsAt } = buildOutage()
  const said = { kind, reason, agencyCode, municipalityCode, addresses, area: PLACE, beginsAt, endsAt }
  expect(saidOf(formOf(said, locale), locale)).toEqual(said)
  const other = putField(formOf(said, locale), { endsAt: '2026-11-24T21:30:00.000Z', area: null }, locale)
  expect(bodyOf(other, locale)).toMatchObject({ endsAt: '2026-11-24T21:30:00.000Z', area: null })
  expect(other).toMatchObject({ endsDay: '2026-11-25', endsTime: '00:30' })
})

it('begins with the last full hour and four hours from it, and says nothing until it is whole', () => {
  const form = emptyForm(
    { agencyCode: 'housing', municipalityCode: null },
    { now: Date.parse('2026-11-24T09:20:00Z'), locale },
  )
  expect(form).toMatchObject({ beginsTime: '12:00', endsTime: '16:00', agencyCode: 'housing' })
  expect(saidOf(form, locale)).toBeNull()
  expect(bodyOf({ ...form, endsTime: '' }, locale).endsAt).toBeUndefined()
})

it.each([
  ['58.3877, 33.9155\n58.39 33.92', { area: PLACE }],
  ['58,3877; 33,9155\n\n58,39; 33,92\n', { area: PLACE }],
  ['', { area: null }],
  ['58.3877, 33.9155\nул. Ленина', { wrong: 'ул. Ленина' }],
  ['58.3877', { wrong: '58.3877' }],
])('reads corners in «%s»', (text, read) => {
  expect(readCorners(text)).toEqual(read)
  if ('area' in read && read.area) expect(readCorners(writeCorners(read.area))).toEqual(read)
})

it('knows whose outages a person of one body or one place enters', () => {
  const agency = (code: string, municipalityCode: string | null) => ({
    ...{ code, name: code, shortName: code, kind: 'utility' as const, municipalityCode, isTrusted: false },
    ...{ needsInnerApproval: false, phone: '', units: [{ code: `${code}.duty`, name: 'Дежурные' }] },
  })
  const agencies = [agency('water', 'sady'), agency('grid', null)]
  const grant = (scope: object) => ({
    ...{ id: 'g', role: 'coordinator', scope, scopeName: null, isByGroup: false },
  })
  const of = (...scopes: object[]) => ownPlace({ grants: scopes.map(grant) } as never, { agencies } as never)
  expect(of({ kind: 'unit', code: 'water.duty' })).toEqual({ agencyCode: 'water', municipalityCode: 'sady' })
  expect(of({ kind: 'agency', code: 'grid' })).toEqual({ agencyCode: 'grid', municipalityCode: null })
  expect(of({ kind: 'municipality', code: 'borki' })).toEqual({
    ...{ agencyCode: null, municipalityCode: 'borki' },
  })
  const nothing = { agencyCode: null, municipalityCode: null }
  expect(of({ kind: 'region' })).toEqual(nothing)
  expect(of({ kind: 'agency', code: 'grid' }, { kind: 'agency', code: 'water' })).toEqual(nothing)
})
