import { LEAST_CONTRAST, lightContrastOf } from '@veche/contract/rules/contrast.ts'
import { expect, it } from 'vitest'
import { cleanSvg } from '../../platform/pictures/clean-svg.ts'
import { lookOf } from './prepare-brands.ts'

const LOOKS = Array.from({ length: 23 }, (_, no) => lookOf(no))

it('has colours that an administrator could choose', () => {
  for (const { accent } of LOOKS) expect(lightContrastOf(accent)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
})

it('has drawings that would be taken as they are, each another one', () => {
  for (const { emblem } of LOOKS) expect(cleanSvg(emblem.toString())?.match(/<path|<circle/g)).toHaveLength(2)
  expect(new Set(LOOKS.map(({ emblem }) => emblem.toString())).size).toBe(23)
})
