import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import { expect, it } from 'vitest'
import { chatMessage } from '../testing/messages.ts'
import { linkableTo, neighbourMessage, talkLines, waitingLink } from './talk-lines.ts'

const LOCALE = { language: 'ru', timeZone: 'Europe/Moscow' }
const kinds = (messages: ChatMessageResponse[]) =>
  talkLines(messages, LOCALE).map((line) => (line.kind === 'day' ? line.key : line.message.id))

it('reads from the oldest and names a day once, by the clock of the region', () => {
  const newestFirst = [
    chatMessage('three', { occurredAt: '2026-11-23T07:00:00.000Z' }),
    // 00:30 in Moscow: already the next day there.
    chatMessage('two', { occurredAt: '2026-11-22T21:30:00.000Z' }),
    chatMessage('one', { occurredAt: '2026-11-22T20:30:00.000Z' }),
  ]
  expect(kinds(newestFirst)).toEqual(['2026-11-22', 'one', '2026-11-23', 'two', 'three'])
})

it('walks from the newest back and stays at the ends', () => {
  const newestFirst = [chatMessage('new'), chatMessage('old')]
  expect(neighbourMessage(newestFirst, null, 'older')).toBe('new')
  expect(neighbourMessage(newestFirst, 'new', 'older')).toBe('old')
  expect(neighbourMessage(newestFirst, 'old', 'older')).toBe('old')
  expect(neighbourMessage(newestFirst, 'new', 'newer')).toBe('new')
  expect(neighbourMessage([], null, 'older')).toBeNull()
})

it('decides the link of the chosen message, else the newest one that waits', () => {
  const answers = (questionMessageId: string, state: 'suggested' | 'confirmed') => [
    { questionMessageId, state, reasons: [] },
  ]
  const newestFirst = [
    chatMessage('sure', { answers: answers('a', 'confirmed') }),
    chatMessage('newer', { answers: answers('b', 'suggested') }),
    chatMessage('older', { answers: answers('c', 'suggested') }),
  ]
  expect(waitingLink(newestFirst, null)?.questionMessageIds).toEqual(['b'])
  expect(waitingLink(newestFirst, 'older')?.questionMessageIds).toEqual(['c'])
  expect(waitingLink(newestFirst.slice(0, 1), 'sure')).toBeNull()
})

it('asks of several questions at once', () => {
  const answers = (['a', 'b', 'c'] as const).map((questionMessageId) => ({
    ...{ questionMessageId, reasons: [] },
    state: questionMessageId === 'b' ? ('rejected' as const) : ('suggested' as const),
  }))
  expect(waitingLink([chatMessage('words', { answers })], null)?.questionMessageIds).toEqual(['a', 'c'])
})

it("offers the open questions asked before an official's words, the newest first", () => {
  const asked = (messageId: string, time: string) => ({ messageId, openedAt: `2026-11-23T${time}:00.000Z` })
  const open = [asked('early', '08:00'), asked('late', '09:00'), asked('after', '11:00')]
  const own = chatMessage('own', { isOwn: true, occurredAt: '2026-11-23T10:00:00.000Z' })
  const idsOf = (message: ChatMessageResponse) => linkableTo(message, open).map(({ messageId }) => messageId)

  expect(idsOf(own)).toEqual(['late', 'early'])
  expect(
    idsOf({ ...own, answers: [{ questionMessageId: 'late', state: 'confirmed', reasons: [] }] }),
  ).toEqual(['early'])
  expect(idsOf({ ...own, isDeleted: true })).toEqual([])
  expect(idsOf(chatMessage('resident', { occurredAt: '2026-11-23T10:00:00.000Z' }))).toEqual([])
})
