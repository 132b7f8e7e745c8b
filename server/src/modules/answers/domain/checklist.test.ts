import { expect, it } from 'vitest'
import { type CheckedAnswer, checkAnswer } from './checklist.ts'

const ANSWER: CheckedAnswer = {
  ...{ kind: 'final', privateText: '', hasManyRecipients: false, question: 'Яма на дороге' },
  ...{ text: '', authorFirstName: null, textLimit: 4000, outcome: 'solved', isTopicPhysical: false },
  ...{ hasPhotoAfter: false, stopPhrases: [], likeness: null },
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
])('hears what is done in «%s»', (text) => {
  expect(stateOf('action_said', text)).toBe('pass')
})

it.each([
  'Требуется замена опоры',
  'Ремонт дорог ведётся по мере возможности',
  'Спасибо за сигнал, вопрос понятен',
])('hears no deed in «%s»', (text) => {
  expect(stateOf('action_said', text)).toBe('attention')
})
