import { expect, it } from 'vitest'
import { markPieces } from './mark-pieces.ts'

const mark = (start: number, end: number) => ({
  ...{ start, end, code: 'date_given' },
  state: 'attention' as const,
})
const shown = (text: string, ...marks: ReturnType<typeof mark>[]) =>
  markPieces(text, marks).map(({ text: piece, mark: found }) => (found ? `[${piece}]` : piece))

it('keeps every sign of the text, marked or not', () => {
  expect(shown('когда и где', mark(8, 11), mark(0, 5))).toEqual(['[когда]', ' и ', '[где]'])
  expect(shown('когда')).toEqual(['когда'])
  expect(shown('')).toEqual([])
})

it('leaves out marks that meet another, and those of a longer text', () => {
  expect(shown('когда', mark(0, 3), mark(2, 5), mark(3, 9))).toEqual(['[ког]', 'да'])
})
