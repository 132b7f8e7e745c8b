import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawNormal } from '../../statistics/domain/draws.ts'
import { createRandom } from '../../statistics/domain/random.ts'
import { sharePlaces } from './places.ts'

function drawsAround(centre: number, error: number, name: string | number): Float64Array {
  const random = createRandom('places', name)
  return Float64Array.from({ length: 500 }, () => centre + error * drawNormal(random))
}

it('gives each body its own place when the data leave no doubt', () => {
  expect(sharePlaces([drawsAround(50, 1, 1), drawsAround(90, 1, 2), drawsAround(70, 1, 3)])).toEqual([
    { from: 3, to: 3 },
    { from: 1, to: 1 },
    { from: 2, to: 2 },
  ])
})

it('shares places among those that cannot be told apart', () => {
  expect(sharePlaces([drawsAround(80, 5, 1), drawsAround(82, 5, 2), drawsAround(40, 2, 3)])).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 2 },
    { from: 3, to: 3 },
  ])
})

it('lets one who hardly anything is known of share with many', () => {
  const [, little] = sharePlaces([drawsAround(90, 1, 1), drawsAround(70, 30, 2), drawsAround(50, 1, 3)])
  expect(little).toEqual({ from: 1, to: 3 })
})

it('knows a league of one, of none, and of equals', () => {
  expect(sharePlaces([])).toEqual([])
  expect(sharePlaces([drawsAround(1, 1, 1)])).toEqual([{ from: 1, to: 1 }])
  const same = new Float64Array(500).fill(70)
  expect(sharePlaces([same, same])).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 2 },
  ])
})

it('claims a difference by chance in one league of twenty at most', () => {
  let claims = 0
  for (let seed = 0; seed < 200; seed += 1) {
    const random = createRandom('equals', seed)
    const bodies = Array.from({ length: 12 }, (_, at) => {
      const error = 1 + (at % 5)
      return drawsAround(70 + error * drawNormal(random), error, `${seed} ${at}`)
    })
    if (sharePlaces(bodies).some(({ from, to }) => from > 1 || to < 12)) claims += 1
  }
  expect(claims).toBeLessThanOrEqual(18)
})

it('gives places that exist', () => {
  const anyBodies = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(anyBodies, (bodies) => {
      for (const { from, to } of sharePlaces(
        bodies.map(([centre, error], at) => drawsAround(centre, error, at)),
      )) {
        expect(from).toBeGreaterThanOrEqual(1)
        expect(to).toBeLessThanOrEqual(bodies.length)
        expect(from).toBeLessThanOrEqual(to)
      }
    }),
    { numRuns: 50 },
  )
})
