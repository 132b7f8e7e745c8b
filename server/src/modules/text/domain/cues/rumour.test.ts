import { describe, expect, it } from 'vitest'
import { readConversations } from '../../../../../test/chats/read-conversations.ts'
import { readLabelledTexts } from '../../testing/labelled.ts'
import { indexText } from './cue.ts'
import { findRumour, readRumourSigns, weighRumour } from './rumour.ts'

const isFound = (text: string) => findRumour(text, { hasPlace: false }) !== null

it.each([
  'Правда ли, что роддом закрывают?',
  'Соседка сказала, что школу снесут',
  'Говорят, завтра отключат воду по всему городу',
  'Пересланное: внимание всем, в парке пропадают дети',
])('is heard and claims something: %s', (text) => {
  expect(isFound(text)).toBe(true)
})

it.each([
  'Третий день нет воды на Мира, 5',
  'Когда откроют новую школу?',
  'Говорят, хорошая погода будет',
  'Закроют ли мост на ремонт?',
  'Спасибо, всё починили',
])('is seen, asked or said of nothing: %s', (text) => {
  expect(isFound(text)).toBe(false)
})

it('is no rumour where an outage is seen at a place and only its cause is heard', () => {
  const found = (text: string, hasPlace = true) => findRumour(text, { hasPlace })
  expect(found('У нас на улице Нутной, 38 темно, говорят авария на подстанции')).toBeNull()
  expect(found('На Мира 5 нет воды с утра, соседка сказала, авария на водоводе')).toBeNull()
  // Nobody sees anything, or more is claimed than a cause.
  expect(found('Говорят, завтра отключат воду на Нутной')).not.toBeNull()
  expect(found('Говорят, на подстанции авария и город эвакуируют', false)).not.toBeNull()
  expect(found('На Нутной 38 темно, говорят, авария, и школу закроют насовсем')).not.toBeNull()
})

it('says by which words', () => {
  expect(findRumour('Говорят, мост закроют', { hasPlace: false })?.words).toEqual(['говорят', 'закроют'])
})

/** The bounds are a little below what was measured. */
describe('on labelled words', () => {
  it('points at hardly any ordinary comment', () => {
    const { tuning, test } = readLabelledTexts()
    const pointed = [...tuning, ...test].filter(({ text }) => isFound(text))
    expect(pointed.length).toBeLessThanOrEqual(3)
  })

  it('finds most rumours of chats without the talk around them, and little else', () => {
    const messages = (['tuning', 'test', 'later'] as const)
      .flatMap(readConversations)
      .flatMap((conversation) => conversation.messages)
      .flatMap((message) => (message.role === 'resident' ? [message] : []))
    const rumours = messages.filter(({ label }) => label === 'rumour')
    const found = messages.filter(({ text }) => isFound(text))
    const right = found.filter(({ label }) => label === 'rumour')
    expect(right.length / rumours.length).toBeGreaterThan(0.7)
    expect(right.length / found.length).toBeGreaterThan(0.9)
  })
})

/** In a chat, with nothing said around it. */
const weighInChat = (text: string, isJoke = false) =>
  weighRumour(readRumourSigns(indexText(text)), {
    ...{ hasPlace: false, asksByMark: text.includes('?'), isAfterRumour: false, isJoke },
  })

it.each([
  ['Это правда, что глава хороший мужик', false],
  ['Говорят, у нас самый красивый парк', false],
  ['Правда ли, что директор школы молодец?', false],
  ['Говорят, снег растает 😂', true],
])('cannot be checked, so it is no rumour: %s', (text, isJoke) => {
  expect(weighInChat(text, isJoke)).toBe(0)
})

it('is a rumour though somebody laughs or says what they think of it', () => {
  expect(weighInChat('Говорят, роддом закрывают, позор', true)).toBeGreaterThan(3)
  expect(weighInChat('Правда ли, что хороший роддом закроют?')).toBeGreaterThan(3)
})
