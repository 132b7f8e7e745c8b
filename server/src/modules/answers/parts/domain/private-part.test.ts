import { describe, expect, it } from 'vitest'
import { announcesPrivate, invitationText, mayHavePrivatePart, partOfFile } from './private-part.ts'

it.each([
  ['Подробности написали вам в личные сообщения.', true],
  ['Ответили вам в личных сообщениях.', true],
  ['Суммы отправили личным сообщением.', true],
  ['Написали вам лично.', true],
  ['Напишите в личку, разберёмся.', false],
  ['Время согласуют с вами в личных сообщениях.', false],
  ['В личных сообщениях вам ответил специалист.', true],
  ['Администрация получила сообщение о яме.', false],
  ['Это ваше личное дело.', false],
])('«%s» says that we wrote in private: %s', (text, isSaid) => {
  expect(announcesPrivate(text)).toBe(isSaid)
})

describe('a private part', () => {
  it('is offered to a person who asked in public, where the channel can write', () => {
    const facts = { surface: 'comment', isPerson: true, canReplyPrivately: true } as const
    expect(mayHavePrivatePart(facts)).toBe('offered')
    expect(mayHavePrivatePart({ ...facts, isPerson: false })).toBe('impossible')
    expect(mayHavePrivatePart({ ...facts, canReplyPrivately: false })).toBe('impossible')
    for (const surface of ['private', 'email', 'form'] as const)
      expect(mayHavePrivatePart({ ...facts, surface })).toBe('not_needed')
  })

  it('takes the papers; photographs stay where they can be seen', () => {
    const facts = { hasPrivatePart: true, threadTakesFiles: true }
    expect(partOfFile('application/pdf', facts)).toBe('private')
    expect(partOfFile('image/jpeg', facts)).toBe('public')
    expect(partOfFile('image/jpeg', { ...facts, threadTakesFiles: false })).toBe('private')
    expect(partOfFile('application/pdf', { ...facts, hasPrivatePart: false })).toBe('public')
  })
})

it('an invitation names the author where the name is known and says nothing of the answer', () => {
  const url = 'https://vk.me/club1?ref=case7'
  expect(invitationText({ name: 'Анна', url })).toMatch(
    /^Здравствуйте, Анна! .*https:\/\/vk\.me\/club1\?ref=case7/su,
  )
  expect(invitationText({ name: null, url })).toMatch(/^Здравствуйте! /)
})
