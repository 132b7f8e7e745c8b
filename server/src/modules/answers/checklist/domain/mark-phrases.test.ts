import { describe, expect, it } from 'vitest'
import { type CheckedAnswer, checkAnswer } from './checklist.ts'
import { markPhrases } from './mark-phrases.ts'

const base: CheckedAnswer = {
  ...{ kind: 'final', text: '', privateText: '', hasManyRecipients: false, question: '' },
  ...{ authorFirstName: null, textLimit: 4096, outcome: 'explained', isTopicPhysical: false },
  ...{
    hasPhotoAfter: false,
    hasPhoto: true,
    stopPhrases: [],
    likeness: null,
    disagreements: null,
    isPublished: false,
    now: { day: '2026-11-27', time: '12:40' },
    promisedDay: null,
    standingDay: null,
  },
}
const mark = (question: string, text: string, more: Partial<CheckedAnswer> = {}) => {
  const answer = { ...base, ...more, question, text }
  const marks = markPhrases(checkAnswer(answer), answer, [{ id: 'q', text: question }])
  return marks.map(({ messageId, part, start, end, state, code }) => ({
    words: (messageId ? question : part === 'public' ? text : answer.privateText).slice(start, end),
    state,
    code,
  }))
}

describe('markPhrases', () => {
  it('shows in the question what is answered and what is not', () => {
    expect(
      mark('Когда починят и кто отвечает? Где нигде', 'Починим 4 декабря.', { kind: 'interim' }),
    ).toMatchObject([
      { words: 'Когда', state: 'covered' },
      { words: 'кто', state: 'missed' },
      { words: 'Где', state: 'missed' },
    ])
  })

  it('shows in the answer what a remark is about, each place once', () => {
    const text = 'Здравствуйте! Столбы заменим в ближайшее время. Взято на контроль.'
    expect(mark('Когда?', text, { stopPhrases: ['на контроль'] }).slice(1)).toEqual([
      { words: 'заменим', state: 'attention', code: 'promise_dated' },
      { words: 'в ближайшее время', state: 'attention', code: 'date_given' },
      { words: 'Взято на контроль', state: 'attention', code: 'no_stock_phrases' },
    ])
  })

  it('names a word once and marks its first places, however often it stands there', () => {
    const text = 'в ближайшее время '.repeat(555)
    const answer = { ...base, text, privateText: text }
    const checks = checkAnswer(answer)
    expect(checks.find(({ code }) => code === 'date_given')?.words).toEqual(['в ближайшее время'])
    expect(markPhrases(checks, answer, []).length).toBe(300)
  })

  it('finds a long sentence by its beginning, and marks the private part as such', () => {
    const long = `Это ${'очень '.repeat(30)}длинно`
    const privateText = `${long}. Ваше обращение зарегистрировано.`
    const marks = markPhrases(
      checkAnswer({ ...base, text: 'Здравствуйте!', privateText }),
      { text: 'Здравствуйте!', privateText },
      [],
    )
    expect(marks.filter(({ part }) => part === 'private')).toMatchObject([
      { part: 'private', start: 0, end: long.length, code: 'readable' },
      { part: 'private', code: 'no_stock_phrases' },
    ])
  })
})
