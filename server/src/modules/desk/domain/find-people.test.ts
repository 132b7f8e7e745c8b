import type { Scope } from '@veche/contract/access.ts'
import { expect, it } from 'vitest'
import { findPeople } from './find-people.ts'

const BODIES = [
  { code: 'roads', name: 'Дорожная служба', municipalityCode: null, units: [{ code: 'roads.north' }] },
  { code: 'town', name: 'Администрация города', municipalityCode: 'valday', units: [] },
]
const agency = (code: string): Scope => ({ kind: 'agency', code })
const REGION: Scope = { kind: 'region' }
const VALDAY: Scope = { kind: 'municipality', code: 'valday' }
const PEOPLE = [
  { id: '1', name: 'Анна Орлова', grants: [{ role: 'moderator' as const, scope: REGION }] },
  { id: '2', name: 'Пётр Анников', grants: [{ role: 'executor' as const, scope: agency('roads') }] },
  {
    id: '3',
    name: 'Анна Зуева',
    grants: [{ role: 'executor' as const, scope: { kind: 'unit' as const, code: 'roads.north' } }],
  },
  { id: '4', name: 'Анна Белова', grants: [{ role: 'head' as const, scope: agency('town') }] },
  { id: '5', name: 'Анна Крылова', grants: [{ role: 'coordinator' as const, scope: VALDAY }] },
]
const find = (words: string, ...scopes: Scope[]) =>
  findPeople(PEOPLE, { scopes, words, limit: 10 }, BODIES).map(({ id }) => id)

it('finds by the beginnings of names and of the body', () => {
  expect(find('анн', REGION)).toEqual(['1', '2', '3', '4', '5'])
  expect(find('орл анна', REGION)).toEqual(['1'])
  expect(find('дорож', REGION)).toEqual(['2', '3'])
  expect(find('лова', REGION)).toEqual([])
  expect(find('  ', REGION)).toEqual([])
})

it('finds by a name in the other layout, in Latin letters or with a slip, when nobody is called so', () => {
  expect(find('fyyf jhk', REGION)).toEqual(['1'])
  expect(find('orlova', REGION)).toEqual(['1'])
  expect(find('анан орлвоа', REGION)).toEqual(['1'])
  expect(find('зуева', REGION)).toEqual(['3'])
})

it('shows nobody outside the scope, and nobody above it', () => {
  expect(find('анн', agency('roads'))).toEqual(['2', '3'])
  expect(find('анн', VALDAY)).toEqual(['4', '5'])
  expect(find('анн', { kind: 'unit', code: 'roads.north' })).toEqual(['3'])
  expect(find('анн', agency('town'), agency('roads'))).toEqual(['2', '3', '4'])
  expect(find('анн')).toEqual([])
})

it('tells of a person what they are within the scope', () => {
  const both = [{ ...PEOPLE[0]!, grants: [...PEOPLE[0]!.grants, ...PEOPLE[1]!.grants] }]
  const found = findPeople(both, { scopes: [agency('roads')], words: 'анна', limit: 10 }, BODIES)
  expect(found).toEqual([{ id: '1', name: 'Анна Орлова', role: 'executor', agencyCode: 'roads' }])
})
