import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildTitle, splitSentences } from './title.ts'

it.each([
  ['Во дворе не горит фонарь\n\nМесто: Валдайский округ, Садовая, 5', 'Во дворе не горит фонарь'],
  ['Здравствуйте! Во дворе яма.\n\nТема: Дороги', 'Во дворе яма'],
  ['Во дворе\nне горит фонарь', 'Во дворе не горит фонарь'],
  ['Скользко у подъезда.\n\nТема: Некачественное покрытие дороги', 'Скользко у подъезда'],
])('of %j ends with the paragraph', (text, title) => {
  expect(buildTitle(text, null)).toBe(title)
})

/** The rule as one expression: right, but its time grows with the square of a row of stops. */
const AS_ONE_EXPRESSION = /(?<=[а-яёa-z0-9»)]{3}[.!?…]{1,30})\s+(?=[А-ЯЁA-Z«0-9])|(?<=[!?])\s+/u

it('splits sentences as the rule says', () => {
  const piece = fc.constantFrom('дом', 'ул', 'Вода', '»', '.', '!', '…', '?', ' ', '\n', '5', 'Ё', '(', 'a')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      expect(splitSentences(text)).toEqual(text.split(AS_ONE_EXPRESSION))
    }),
  )
})

it('looks at each letter of a row of stops a bounded number of times', () => {
  // A rule that begins anew at each stop would need minutes for these.
  for (const stops of ['!', '…', '.…', '! ']) expect(splitSentences(stops.repeat(100_000))).toBeDefined()
})
