import { expect, it } from 'vitest'
import { bulletinReach } from './bulletin-reach.ts'

const AGENCIES = [
  { code: 'adm', kind: 'administration', municipalityCode: 'a' },
  { code: 'min', kind: 'ministry', municipalityCode: 'b' },
]
const grant = (role: string, kind: string, code?: string) => ({
  role,
  scope: { kind, ...(code !== undefined && { code }) },
})

it('is everybody for the centre, and the own body with its municipality for whoever leads one', () => {
  expect(bulletinReach([grant('moderator', 'region')], AGENCIES)).toBe('region')
  expect(bulletinReach([grant('head', 'agency', 'adm')], AGENCIES)).toEqual({
    ...{ agencyCodes: ['adm'], municipalityCodes: ['a'] },
  })
  // A ministry stands for no municipality, wherever it sits.
  expect(bulletinReach([grant('head', 'agency', 'min')], AGENCIES)).toEqual({
    ...{ agencyCodes: ['min'], municipalityCodes: [] },
  })
  expect(bulletinReach([grant('coordinator', 'municipality', 'b')], AGENCIES)).toEqual({
    ...{ agencyCodes: [], municipalityCodes: ['b'] },
  })
})

it('is nobody for other roles and for a unit alone', () => {
  const nobody = { agencyCodes: [], municipalityCodes: [] }
  expect(bulletinReach([grant('executor', 'region')], AGENCIES)).toEqual(nobody)
  expect(bulletinReach([grant('head', 'unit', 'u')], AGENCIES)).toEqual(nobody)
})
