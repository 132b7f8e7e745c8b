import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('centres the words of each half of a switch, however wide the half is', () => {
  const css = readFileSync(`${import.meta.dirname}/../base.css`, 'utf8')
  const [, rule] = /^\.seg > \* \{([^}]*)\}/mu.exec(css) ?? []
  expect(rule).toContain('justify-content: center;')
})

it('is as high as a finger wherever a finger presses it, also on a phone that lies on its side', () => {
  const css = readFileSync(`${import.meta.dirname}/../base.css`, 'utf8')
  expect(css).toMatch(/@media \(pointer: coarse\) \{\s*\.seg > \* \{\s*min-height: var\(--v-target\);/u)
})

it('leaves less room around a date than around words, so that both fields are one height', () => {
  const css = readFileSync(`${import.meta.dirname}/../base.css`, 'utf8')
  const around = (rule: RegExp) => Number(/padding(?:-block)?: (\d+)px/u.exec(rule.exec(css)?.[1] ?? '')?.[1])
  // What a browser draws in a date is two pixels higher than a line.
  expect(around(/^\.inp \{([^}]*)\}/mu) - around(/type="date"\][^{]*\{([^}]*)\}/u)).toBe(1)
})
