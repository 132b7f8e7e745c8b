import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeText, foldLine, writeLines } from './content-lines.ts'

/** Texts of one, two, three and four octets a sign. */
const line = fc.string({
  unit: fc.constantFrom('a', ' ', ';', 'ж', '№', '🏠', '\\'),
  maxLength: 400,
  size: 'max',
})
const text = fc.string({
  unit: fc.constantFrom('a', 'ж', '🏠', ',', ';', '\\', '\n', 'n', ':', '"'),
  maxLength: 80,
})
/** As a program reads it (RFC 5545, 3.3.11). */
const readText = (escaped: string) =>
  escaped.replaceAll(/\\(.)/gu, (_all, sign) => (sign === 'n' ? '\n' : sign))

it('folds at 75 octets, cuts no character, and is unfolded to the same line', () => {
  fc.assert(
    fc.property(line, (whole) => {
      const parts = foldLine(whole).split('\r\n')
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
        expect(part.isWellFormed()).toBe(true)
      }
      expect(parts.slice(1).every((part) => part.startsWith(' '))).toBe(true)
      expect(foldLine(whole).replaceAll('\r\n ', '')).toBe(whole)
      // No shorter than it has to be: a sign more would not have fitted.
      expect(parts.slice(0, -1).every((part) => Buffer.byteLength(part) > 75 - 4)).toBe(true)
    }),
  )
})

it('escapes a text so that it is one line and is read as it was', () => {
  fc.assert(
    fc.property(text, (said) => {
      const escaped = escapeText(said)
      expect(escaped).not.toMatch(/[\r\n]/)
      expect(escaped).not.toMatch(/(?<!\\)(\\\\)*[,;]/)
      expect(readText(escaped)).toBe(said)
    }),
  )
  expect(escapeText('а\r\nб\rв\u0000\u0007г\tд')).toBe('а\\nб\\nвг\tд')
})

it('ends every line with CR and LF', () => {
  expect(writeLines(['BEGIN:VCALENDAR', 'END:VCALENDAR'])).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')
})
