import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtMentions, mentionedIn, openMention, putMention } from './mention-text.ts'

const VERA = { id: 'v', name: 'Координатор Вера' }
const ANNA = { id: 'a', name: 'Анна' }
const LONG = { id: 'l', name: 'Анна Мария' }

describe('a mention', () => {
  it.each([
    ['@', 1, { from: 0, search: '' }],
    ['гляньте, @Коор', 14, { from: 9, search: 'Коор' }],
    ['@Координатор Ве', 15, { from: 0, search: 'Координатор Ве' }],
    ['почта anna@example', 18, null],
    ['@Анна посмотри это письмо', 25, null],
    ['без имени', 9, null],
    ['@Ан\nна', 6, null],
  ])('in %j is looked for at the caret', (text, caret, found) => {
    expect(openMention(text, caret)).toEqual(found)
  })

  it('is put in place of what was typed', () => {
    expect(putMention('а @Коо срочно', { from: 2, caret: 6, name: VERA.name })).toEqual({
      text: 'а @Координатор Вера срочно',
      caret: 20,
    })
  })

  it('is of those whose name still stands in the text', () => {
    expect(mentionedIn('@Координатор Вера и @Ан', [VERA, ANNA, VERA])).toEqual(['v'])
  })

  it('cuts the text without losing a letter, the longest name first', () => {
    expect(cutAtMentions('Ок, @Анна Мария!', [ANNA, LONG])).toEqual([
      { text: 'Ок, ', isMention: false },
      { text: '@Анна Мария', isMention: true },
      { text: '!', isMention: false },
    ])
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom(VERA, ANNA, LONG)), (text, people) => {
        const pieces = cutAtMentions(text, people)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
  })
})
