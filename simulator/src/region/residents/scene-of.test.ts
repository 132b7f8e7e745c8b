import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sceneOf } from './scene-of.ts'

const path = new URL('../../../data/complaints.json', import.meta.url)
const topics: string[] = JSON.parse(readFileSync(path, 'utf8')).map(({ topic }: { topic: string }) => topic)

it('shows a hole of a road for nothing but roads', () => {
  const holes = topics.filter((topic) => sceneOf(topic) === 'road')
  expect(holes).toContain('roads.potholes')
  for (const topic of holes) expect(topic).toMatch(/^roads\.|^landscaping\.(yard-potholes|restore|storm)/)
})

it.each([
  ['energy.power-outage', 'lamp'],
  ['roads.lighting', 'lamp'],
  ['housing.no-water', 'water'],
  ['housing.roof-leak', 'house'],
  ['waste.collection', 'waste'],
  ['roads.sidewalk-snow', 'snow'],
  ['landscaping.playground-broken', 'yard'],
  // Nothing to look at.
  ['health.registry', 'act'],
  ['telecom.internet', 'act'],
  ['transport.schedule', 'act'],
  [null, 'act'],
] as const)('draws for %s: %s', (topic, scene) => {
  expect(sceneOf(topic)).toBe(scene)
})
