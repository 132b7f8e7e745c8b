import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import { describe, expect, it } from 'vitest'
import { checkAnswer } from '../checklist/domain/checklist.ts'
import { fillVariables, unknownVariables } from '../checklist/domain/variables.ts'
import { announcesPrivate } from '../parts/domain/private-part.ts'
import { STARTING_TEMPLATES } from './seed-templates.ts'

const VALUES = {
  имя: 'Анна',
  адрес: 'Старая Русса, Гостинодворская, 12',
  номер: '184',
  тема: 'Дороги',
  муниципалитет: 'Старорусский округ',
  орган: 'Администрация Старорусского округа',
  телефон: '8 (81652) 5-00-10',
  срок: '27.11.2026',
  исполнитель: 'Нина Рябова',
}
/** What the writer says in the places that only they can fill. */
const SAID: Record<string, string> = {
  '{что сделано}': 'Мастер заменил датчик, фонарь горит.',
  '{дата}': '27 ноября',
  '{причина}': 'в грозу сгорел датчик',
  '{кто отвечает}': 'администрация округа',
}

function write(text: string): string {
  const filled = fillVariables(text, VALUES)
  return findPlaceholders(filled).reduce(
    (words, place) => words.replaceAll(place, SAID[place] ?? place),
    filled,
  )
}

it.each(STARTING_TEMPLATES)('«$name» passes our own checklist once it is filled', ({ text, kind, code }) => {
  const written = write(text)
  const checks = checkAnswer({
    kind: kind ?? 'final',
    text: written,
    // What a template says was written in private is written there.
    privateText: announcesPrivate(written) ? `Здравствуйте, Анна! Сумма: 840 рублей, пришла 26 ноября.` : '',
    hasManyRecipients: false,
    question: 'Когда сделаете и кто отвечает?',
    authorFirstName: 'Анна',
    textLimit: 3800,
    outcome: 'explained',
    isTopicPhysical: true,
    hasPhotoAfter: false,
    hasPhoto: true,
    stopPhrases: [],
    likeness: null,
    disagreements: null,
    isPublished: false,
    now: { day: '2026-11-27', time: '12:40' },
    promisedDay: null,
    standingDay: null,
  })
  const remarks = checks
    .filter(({ state }) => state === 'attention')
    .map(({ code: found, words }) => [found, words])
  expect([code, remarks]).toEqual([code, []])
})

describe('the starting templates', () => {
  it('know only variables that the product knows', () => {
    for (const { text, code } of STARTING_TEMPLATES)
      expect([code, unknownVariables(text)]).toEqual([code, []])
    expect(new Set(STARTING_TEMPLATES.map(({ code }) => code)).size).toBe(STARTING_TEMPLATES.length)
  })

  it('say nothing twice in the same words', () => {
    const texts = STARTING_TEMPLATES.map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
  })
})
