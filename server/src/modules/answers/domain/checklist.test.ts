import { expect, it } from 'vitest'
import { type CheckedAnswer, checkAnswer } from './checklist.ts'

const ANSWER: CheckedAnswer = {
  ...{ kind: 'final', privateText: '', hasManyRecipients: false, question: 'Яма на дороге' },
  ...{ text: '', authorFirstName: null, textLimit: 4000, outcome: 'solved', isTopicPhysical: false },
  ...{
    hasPhotoAfter: false,
    stopPhrases: [],
    likeness: null,
    isPublished: false,
    now: { day: '2026-11-27', time: '12:40' },
  },
}
const stateOf = (code: string, text: string) =>
  checkAnswer({ ...ANSWER, text }).find((check) => check.code === code)?.state

it.each([
  '26 ноября конструкции отремонтированы',
  'Фонарь заменён вчера',
  'Снег убран, тротуар посыпан',
  'Бригада расчистила проезд',
  'Площадка починена',
  'Дерево спилили',
  'Завтра участок засыплют: работы будут закончены до обеда',
  'Колонку отогрели сегодня, вода идёт',
  'Воду на Губина дали утром',
  'Бригада отогрела колонку',
  'Ветки распилили и сложили у забора',
  'Люк накрыли крышкой, песок завезли',
  'Собак отловили, рейс вернули',
  'Мастер прикрутил скамейку',
])('hears what is done in «%s»', (text) => {
  expect(stateOf('action_said', text)).toBe('pass')
})

it.each([
  'Требуется замена опоры',
  'Ремонт дорог ведётся по мере возможности',
  'Спасибо за сигнал, вопрос понятен',
  'Обращение получили, вопрос рассмотрели',
  'Трубы в колонке замёрзли',
  'Колонку ещё не отогрели',
  'Мы вас услышали и поняли',
  'Дети ходят в школу мимо подвала',
  'Качели и недели ожидания',
])('hears no deed in «%s»', (text) => {
  expect(stateOf('action_said', text)).toBe('attention')
})

it.each(['Воду дадут до 7 декабря.', 'Плитку поправят до 9 декабря.', 'Двор расчистят до конца недели.'])(
  'remarks that nobody has written down the promise of a final answer: «%s»',
  (text) => {
    expect(stateOf('promise_recorded', text)).toBe('attention')
    expect(stateOf('promise_recorded', 'Лампы заменили 24 ноября.')).toBe('not_needed')
  },
)

it('asks of an interim answer no second record of its promise', () => {
  const checks = checkAnswer({ ...ANSWER, kind: 'interim', text: 'Воду дадут до 7 декабря.' })
  expect(checks.find(({ code }) => code === 'promise_recorded')?.state).toBe('not_needed')
})

it.each(['final', 'interim'] as const)(
  'remarks in a %s answer what is promised by an hour that has passed',
  (kind) => {
    const found = (text: string) =>
      checkAnswer({ ...ANSWER, kind, text }).find(({ code }) => code === 'promise_ahead')
    expect(found('Напишем его здесь до 12:27 сегодняшнего дня.')).toMatchObject({
      state: 'attention',
      words: ['до 12:27 сегодняшнего дня'],
    })
    expect(found('Напишем его здесь до 18:00 сегодняшнего дня.')?.state).toBe('pass')
  },
)

it('asks for the name of the author only where it is known', () => {
  const named = (authorFirstName: string | null, text: string) =>
    checkAnswer({ ...ANSWER, authorFirstName, text }).find(({ code }) => code === 'by_name')
  expect(named(null, 'Здравствуйте! Яму засыпали.')).toMatchObject({ state: 'not_needed' })
  expect(named('Нина', 'Здравствуйте! Яму засыпали.')).toMatchObject({ state: 'attention', words: ['Нина'] })
  expect(named('Нина', 'Здравствуйте, Нина! Яму засыпали.')).toMatchObject({ state: 'pass', words: [] })
  expect(stateOf('greeting', 'Здравствуйте! Яму засыпали.')).toBe('pass')
})
