import { expect, it } from 'vitest'
import { curveShape, EDGES, holdsOn } from './curve-shape.ts'

const SIZE = { width: 100 + EDGES.left + EDGES.right, height: 100 + EDGES.top + EDGES.bottom }
const STEPS = [
  { days: 10, share: 0.5, band: { low: 0.25, high: 0.75 } },
  { days: 50, share: 0.25, band: { low: 0, high: 0.5 } },
]

it('goes down by steps and stays level between them', () => {
  const { line } = curveShape(STEPS, 100, SIZE)

  expect(line).toBe('M36 8H46V58H86V83H136')
})

it('closes the band: its upper end there, its lower one back', () => {
  const { band } = curveShape(STEPS, 100, SIZE)

  expect(band).toBe('M36 8H46V33H86V58H136V108H86V83H46V8H36Z')
})

it('draws a level line where nothing has ended', () => {
  expect(curveShape([], 30, SIZE)).toMatchObject({ line: 'M36 8H136', band: '' })
})

it('says what holds on a day, all of it before the first step', () => {
  expect(holdsOn(STEPS, 9)).toEqual({ share: 1, low: 1, high: 1 })
  expect(holdsOn(STEPS, 30)).toEqual({ share: 0.5, low: 0.25, high: 0.75 })
})
