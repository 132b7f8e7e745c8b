import { expect, it } from 'vitest'
import { chooseCandidates } from './choose-candidates.ts'

const slot = (query: string, holders: number) => ({ query, holders, total: 100_000 })

it('takes candidates by the rarest words, as long as they are few', () => {
  const chosen = chooseCandidates([slot('дом', 30_000), slot('тополь', 40), slot('снегирь', 10)])
  expect(chosen?.from).toEqual(['снегирь', 'тополь'])
  const weights = new Map(chosen?.weights.map(({ query, weight }) => [query, weight]))
  expect(weights.get('снегирь')).toBeGreaterThan(weights.get('тополь') ?? 0)
  expect(weights.get('дом')).toBeLessThan(chosen?.least ?? 0)
})

it('lets two words meet where the rarest is frequent, and looks for nothing where it stands almost everywhere', () => {
  const chosen = chooseCandidates([
    slot('дом', 40_000),
    slot('лифт', 5_000),
    slot('вода', 30_000),
    slot('не', 50_000),
  ])
  expect(chosen?.from).toEqual(['лифт & (вода | дом)'])
  expect(chooseCandidates([slot('дом', 40_000), slot('вода', 30_000)])).toBeNull()
  expect(chooseCandidates([slot('лифт', 5)])).toBeNull()
  expect(chooseCandidates([])).toBeNull()
})
