import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askAuthor, askingAfter, ROOM_FOR_ASKING } from './ask-author.ts'
import { firstNameOf, personalise } from './personalise.ts'

describe('personalise', () => {
  it.each([
    ['Здравствуйте, Анна! Яму засыпали.', 'Здравствуйте, Мария! Яму засыпали.'],
    ['Здравствуйте, Анна Петровна. Яму засыпали.', 'Здравствуйте, Мария. Яму засыпали.'],
    ['Здравствуйте, уважаемая Анна! Яму засыпали.', 'Здравствуйте, Мария! Яму засыпали.'],
    ['Добрый день! Яму засыпали.', 'Добрый день, Мария! Яму засыпали.'],
    ['Яму засыпали, Анна.', 'Яму засыпали, Анна.'],
    ['Здравствуйте, сегодня яму засыпали.', 'Здравствуйте, Мария, сегодня яму засыпали.'],
  ])('«%s» becomes «%s»', (text, own) => {
    expect(personalise(text, { from: 'Анна', to: 'Мария' })).toBe(own)
  })

  it('names nobody where the name is not known, and leaves the words about others alone', () => {
    expect(personalise('Здравствуйте, Анна! Да.', { from: 'Анна', to: null })).toBe('Здравствуйте! Да.')
    expect(personalise('Здравствуйте, Глава округа поручил…', { from: 'Анна', to: 'Мария' })).toBe(
      'Здравствуйте, Глава округа поручил…',
    )
  })

  it('takes only what is a name', () => {
    expect([
      firstNameOf('Анна Петрова'),
      firstNameOf('id12345'),
      firstNameOf('★Катя★'),
      firstNameOf(''),
    ]).toEqual(['Анна', null, null, null])
  })
})

describe('askAuthor', () => {
  it('asks by buttons in a conversation and by words elsewhere; an interim answer asks nothing', () => {
    expect(askAuthor('Готово.', 'is_solved', 'private')).toEqual({
      text: 'Готово.\n\nРешена ли проблема?',
      buttons: ['Да', 'Частично', 'Нет'],
    })
    expect(askAuthor('Готово.', 'is_answered', 'comment').text).toContain('да, частично или нет')
    expect(askingAfter('interim', 'solved')).toBeNull()
  })

  it('never grows a text by more than the room that is kept for it', () => {
    const names = fc.string({ minLength: 1, maxLength: 60 }).map((name) => firstNameOf(name) ?? 'Александра')
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        names,
        fc.constantFrom('is_solved' as const, 'is_answered' as const, null),
        fc.constantFrom('comment' as const, 'private' as const),
        (rest, to, asking, surface) => {
          const text = `Здравствуйте! ${rest}`
          const sent = askAuthor(personalise(text, { from: null, to }), asking, surface).text
          expect(sent.length - text.length).toBeLessThanOrEqual(ROOM_FOR_ASKING)
        },
      ),
    )
  })
})
