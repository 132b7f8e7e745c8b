import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('centres the words of each half of a switch, however wide the half is', () => {
  const css = readFileSync(`${import.meta.dirname}/../base.css`, 'utf8')
  const [, rule] = /^\.seg > \* \{([^}]*)\}/mu.exec(css) ?? []
  expect(rule).toContain('justify-content: center;')
})
