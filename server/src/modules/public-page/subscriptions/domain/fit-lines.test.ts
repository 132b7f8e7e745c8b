import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fitLines } from './fit-lines.ts'

const more = (count: number) => `И ещё ${count}`

it('keeps the order, loses nothing unsaid, and never makes a text that no network takes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 900 }), { maxLength: 60 }), (lines) => {
      const fitted = fitLines(lines, more)
      expect(fitted.join('\n\n').length).toBeLessThan(2500)
      const left = Number(/^И ещё (\d+)$/.exec(fitted.at(-1) ?? '')?.[1] ?? 0)
      const shown = left === 0 ? fitted : fitted.slice(0, -1)
      expect(shown).toEqual(lines.slice(0, shown.length))
      expect(shown.length + left).toBe(lines.length)
    }),
  )
})
