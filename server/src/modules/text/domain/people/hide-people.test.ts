import { describe, expect, it } from 'vitest'
import * as texts from '../../testing/named-people.ts'
import { hidePeople } from './hide-people.ts'

const NAMES = ['Вера Ильина', 'Света', 'Лё']

it.each([
  ['Вера, воду дадут к вечеру', 'Воду дадут к вечеру'],
  ['[id12|Вера], воду дадут', 'Воду дадут'],
  ['@vera_12 воду дадут', 'Воду дадут'],
  ['Воду дали, спросите у Веры', 'Воду дали, спросите у •••'],
  ['Позвоните Вере Ильиной', 'Позвоните •••'],
  ['Анна Петровна из третьего дома права', 'Из третьего дома права'],
  ['Спросите Анну Петровну', 'Спросите •••'],
  ['Мой телефон 8 911 123-45-67, кв. 12', 'Мой телефон •••, •••'],
  ['Вера права, а дом наш холодный', 'Права, а дом наш холодный'],
])('%j becomes %j', (text, hidden) => {
  expect(hidePeople(text, NAMES)).toBe(hidden)
})

it.each([
  ['Свет когда дадут?', 'Света'],
  ['Дом два. Свет когда дадут?', 'Света'],
  ['СНОВА НЕТ СВЕТУ ВТОРОЙ ДЕНЬ', 'Света'],
  ['Во что нам верить и где вера людям', 'Вера'],
  ['На улице Кирова яма', 'Вера'],
])('leaves %j as it is, though %s wrote in the chat', (text, name) => {
  expect(hidePeople(text, [name])).toBe(text)
})

it.each([
  'Роддом в Чудове закрывают, рожать повезут в Новгород',
  'В Пестове нет воды',
  'Приехали из Чудова',
  'Автобус до Пестова отменили',
  'Школу в Боровичах закроют',
  'Дорога к Чудову',
  'Жители Чудова и Пестова ждут, администрация Пестова молчит',
])('leaves the towns of %j', (text) => {
  expect(hidePeople(text, [])).toBe(text)
})

it.each([
  'Яма на ул. Латышских Гвардейцев, д. 60',
  'На улице Юных Ленинцев темно',
  'У сквера Воинов Интернационалистов нет урн',
])('leaves the street of many in %j', (text) => {
  expect(hidePeople(text, [])).toBe(text)
})

/** A surname that ends like no other is not told from any word with a capital. */
const UNKNOWN = ['Семья Кима Виктора', 'Тракторист Зозуля', 'Мастер участка Швец']
const { WITH_PEOPLE, LATER_WITH_PEOPLE, BY_POST_WITH_PEOPLE, ATTACKED_WITH_PEOPLE, LAST_WITH_PEOPLE } = texts
const named = [
  ...[...WITH_PEOPLE, ...LATER_WITH_PEOPLE, ...BY_POST_WITH_PEOPLE],
  ...[...ATTACKED_WITH_PEOPLE, ...LAST_WITH_PEOPLE],
].filter(([text]) => !UNKNOWN.some((words) => text.startsWith(words)))
const nobody = [
  ...[...texts.WITHOUT_PEOPLE, ...texts.LATER_WITHOUT_PEOPLE],
  ...[...texts.BY_POST_WITHOUT_PEOPLE, ...texts.LAST_WITHOUT_PEOPLE],
]

describe('people whom a text names', () => {
  it.each(named)('are hidden in %j', (text, ...ofPeople) => {
    const shown = hidePeople(text, []).toLowerCase()
    expect(ofPeople.filter((words) => shown.includes(words.toLowerCase()))).toEqual([])
  })

  it.each([
    ['Иванов Пётр с Минеральной 5 ворует свет', 'С Минеральной 5 ворует свет'],
    ['Наш сосед Никита Сергеевич с Садовой, 12 сливает масло', 'Наш сосед ••• с Садовой, 12 сливает масло'],
    ['Глава Иванов И. И. обещал дорогу к осени', 'Глава ••• обещал дорогу к осени'],
    ['Врачи Соколов и Юшкова на больничном', 'Врачи ••• и ••• на больничном'],
    ['Больница Боткина и парикмахерская Иванова', 'Больница Боткина и парикмахерская Иванова'],
    ['Спасибо Нине Петровой и Олегу Баранову за горку', 'Спасибо ••• и ••• за горку'],
  ])('leave the rest of %j', (text, shown) => {
    expect(hidePeople(text, [])).toBe(shown)
  })

  it.each(nobody)('are not seen in %j', (text) => {
    expect(hidePeople(text, [])).toBe(text)
  })
})
