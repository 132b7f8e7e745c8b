import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrastOf, darkAccentOf, LEAST_CONTRAST, lightContrastOf } from './contrast.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

it('counts as WCAG does', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrastOf('#1b4b7a', '#1b4b7a')).toBe(1)
})

it('tells a colour that can be read on light pages from one that cannot', () => {
  expect(lightContrastOf('#1b4b7a')).toBeGreaterThan(LEAST_CONTRAST)
  expect(lightContrastOf('#7a9bc0')).toBeLessThan(LEAST_CONTRAST)
})

it('gives every colour a shade that can be read on dark pages, with dark words on it', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const shade = darkAccentOf(accent)
      for (const ground of ['#0e141b', '#161e27', '#1a2f45'])
        expect(contrastOf(shade, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      expect(contrastOf(shade, '#0c1c2c')).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    }),
  )
})
