import { expect, it } from 'vitest'
import { metresBetween, sortByDistance } from './by-distance.ts'

const NOVGOROD = { latitude: 58.5213, longitude: 31.271 }
const BOROVICHI = { latitude: 58.3878, longitude: 33.9155 }

it('measures over the ground', () => {
  // A degree of a meridian of this Earth.
  const north = { ...NOVGOROD, latitude: NOVGOROD.latitude + 1 }
  expect(Math.round(metresBetween(NOVGOROD, north))).toBe(111_195)
  expect(Math.round(metresBetween(NOVGOROD, BOROVICHI) / 1000)).toBe(155)
  expect(metresBetween(NOVGOROD, NOVGOROD)).toBe(0)
})

it('puts the nearest first and those without a place last, in the order they had', () => {
  const tasks = [
    { id: 'far', point: BOROVICHI },
    { id: 'nowhere', point: null },
    { id: 'here', point: NOVGOROD },
    { id: 'nowhere too', point: null },
  ]
  expect(sortByDistance(tasks, NOVGOROD).map(({ id }) => id)).toEqual([
    'here',
    'far',
    'nowhere',
    'nowhere too',
  ])
})
