import { expect, it } from 'vitest'
import { isCutOff } from './cut-off.ts'

it.each([
  'Воду включат до конца ноября',
  'Починят до 1 декабря.',
  'Почистят улицу Мира, дом 5',
  'Да',
  'Дадут воду в среду',
  'Начнут в понедельник',
  'Выделили 3 млн',
  'Ответит управляющая компания «Уют»',
  'Асфальт положат в 2027 году (после трубы)',
  'Обратитесь по телефону 112',
  'Автобус вернут 1 или 2 декабря',
  'Готово уже.',
  'Автобус вернут ещё!',
  'Фонарь уже горит',
  'Осталось только покрасить',
  'На Мира, 5 тоже',
  'Отвечает подрядчик, с которым заключён договор',
  'В субботу терапевт принимает с 9 до 13',
])('takes «%s» for whole', (line) => {
  expect(isCutOff(line)).toBe(false)
})

it.each([
  ['an open number', 'Починят до 1'],
  ['an hour without minutes', 'Воду дадут в 18:'],
  ['a preposition', 'Воду включат до'],
  ['an open pair', 'Ответит компания «Ую'],
  ['an open pair before a full stop', 'Ответит компания «Уют.'],
  ['letters without a vowel', 'Отремонтируют стр'],
  ['two letters of a word', 'Отремонтируют мо'],
  ['a part of a day', 'Начнут в понедел'],
  ['a hyphen', 'Насос во вторник-'],
  ['a comma', 'Насос купили,'],
  ['an adverb that waits for its deed', 'Плитку положат, подрядчик уже'],
  ['a particle', 'Воду дадут ещё'],
  ['a limit without what is limited', 'Автобус ходит только'],
  ['a conjunction', 'Мост откроют, если'],
  ['a clause that has not begun', 'Ответит подрядчик, который'],
  ['an aim without a deed', 'Ограждение поставят, чтобы'],
  ['an addition without what is added', 'Свет дадут на Мира, а также'],
])('asks about %s', (_, line) => {
  expect(isCutOff(line)).toBe(true)
})
