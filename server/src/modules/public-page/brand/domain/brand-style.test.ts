import { expect, it } from 'vitest'
import { emblemUrlOf, writeBrandStyle } from './brand-style.ts'

const REGION = { municipalityCode: null, accent: '#5b2a86', mark: 'abc' }

it('leaves pages of a region that chose nothing as they are', () => {
  expect(writeBrandStyle([])).toBe('')
  expect(writeBrandStyle([{ municipalityCode: null, accent: null, mark: null }])).toBe('')
})

it('gives pages of the region its colour, and those of a municipality their own above it', () => {
  const place = { municipalityCode: 'borovichi', accent: '#0b5f68', mark: null }
  const style = writeBrandStyle([place, REGION])
  expect(style.indexOf('#5b2a86')).toBeLessThan(style.indexOf('#0b5f68'))
  expect(style).toContain(':root:has([data-place="borovichi"]):not([data-sight="large"]){--primary:#0b5f68')
})

it('leaves the look for whoever sees badly in two colours', () => {
  for (const rule of writeBrandStyle([REGION]).matchAll(/([^{}]*)\{[^{}]*--primary/g))
    expect(rule[1]).toContain(':not([data-sight="large"])')
})

it('has another address for another emblem', () => {
  expect(emblemUrlOf(REGION)).toBe('/open/emblems/region?v=abc')
  expect(emblemUrlOf({ municipalityCode: 'borovichi', mark: 'd' })).toBe('/open/emblems/borovichi?v=d')
  expect(emblemUrlOf({ municipalityCode: null, mark: null })).toBeNull()
})
