import { describe, expect, it } from 'vitest'
import { shownName } from '../common.ts'

describe('a name', () => {
  const isName = (text: string) => shownName(2, 10).safeParse(text).success

  it.each([
    ['\u200B\u200B\u200B'],
    ['\u2060\uFEFF\u00AD'],
    ['\u3164\u3164'],
    ['\u2800 \u200D'],
    ['  '],
    ['я'],
    ['одиннадцать'],
  ])('is not %j', (text) => expect(isName(text)).toBe(false))

  it.each([['Ёлки'], ['Санкт‑Петербург'.slice(0, 10)], ['👩‍🔧 ЖЭК'], ['a\u200Bb']])('is %j', (text) =>
    expect(isName(text)).toBe(true),
  )
})
