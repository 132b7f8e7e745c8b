import { expect, it } from 'vitest'
import { agencyOptions } from './agency-options.ts'

const agency = (code: string, municipalityCode: string | null) => ({
  ...{ code, name: `Водоканал ${code}`, shortName: `Водоканал ${code}`, municipalityCode },
  kind: 'utility' as const,
  isTrusted: false,
  units: [],
})
const facts = {
  municipalityCode: 'borovichi',
  placeName: (code: string | null) => (code === null ? null : `район ${code}`),
  hasRefused: (code: string) => code === 'msta',
  refusedWords: 'отказались',
}

it('puts those of the place first, names the territory, and strikes out who refused', () => {
  const agencies = [
    agency('ilmen', 'novgorod'),
    agency('msta', 'borovichi'),
    agency('region', null),
    agency('polist', 'borovichi'),
  ]
  expect(agencyOptions(agencies, facts)).toMatchObject([
    { value: 'polist', description: 'район borovichi', isStruck: false },
    { value: 'region', description: undefined },
    { value: 'ilmen', description: 'район novgorod' },
    { value: 'msta', description: 'район borovichi · отказались', isStruck: true },
  ])
})
