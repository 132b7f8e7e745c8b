import { expect, it } from 'vitest'
import { kindsOfGroup } from './outage-topics.ts'

const TOPICS = [
  { code: 'housing.no-water', groupCode: 'housing' },
  { code: 'housing.lifts', groupCode: 'housing' },
  { code: 'roads.closures', groupCode: 'roads' },
  { code: 'culture.other', groupCode: 'culture' },
]

it.each([
  ['housing', ['hot_water', 'cold_water', 'lift']],
  ['roads', ['road']],
  ['culture', []],
  ['atlantis', []],
])('gives a follower of %s the outages of its topics', (group, kinds) => {
  expect([...kindsOfGroup(group, TOPICS)].toSorted()).toEqual(kinds.toSorted())
})
