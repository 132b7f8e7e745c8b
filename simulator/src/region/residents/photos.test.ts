import { expect, it } from 'vitest'
import { photosOf } from './photos.ts'

const shown = (topicCode: string | null, kind: 'complaint' | 'chatter' = 'complaint') =>
  Array.from({ length: 1000 }, (_one, index) => photosOf(`1.${index}`, { kind, topicCode })).filter(
    (photos) => photos > 0,
  ).length

it('shows a good part of the roads that are complained of, and nothing else', () => {
  expect(shown('roads.potholes')).toBeGreaterThan(450)
  expect(shown('roads.potholes')).toBeLessThan(750)
  const others = ['health.staff', 'roads.lighting', 'energy.power-outage', null].map((topic) => shown(topic))
  expect([...others, shown('roads.potholes', 'chatter')]).toEqual([0, 0, 0, 0, 0])
})
