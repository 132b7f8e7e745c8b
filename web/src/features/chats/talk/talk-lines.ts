import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import { dayKey, type Locale } from '../../../lib/words/format.ts'

/** More do not fit into a menu on a phone. */
const MOST_LINKABLE = 8

export type TalkLine =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'message'; key: string; message: ChatMessageResponse }

/** The server gives the newest first, a talk is read from the oldest; every day begins with its name. */
export function talkLines(newestFirst: readonly ChatMessageResponse[], locale: Locale): TalkLine[] {
  const lines: TalkLine[] = []
  let day = ''
  for (const message of newestFirst.toReversed()) {
    const at = Date.parse(message.occurredAt)
    const key = dayKey(at, locale)
    if (key !== day) lines.push({ kind: 'day', key, at })
    day = key
    lines.push({ kind: 'message', key: message.id, message })
  }
  return lines
}

/** The message J or K goes to: from nowhere to the newest, at an end it stays. */
export function neighbourMessage(
  newestFirst: readonly ChatMessageResponse[],
  current: string | null,
  step: 'older' | 'newer',
): string | null {
  const index = newestFirst.findIndex(({ id }) => id === current)
  if (index < 0) return newestFirst[0]?.id ?? null
  const next = step === 'older' ? index + 1 : index - 1
  return newestFirst[next]?.id ?? current
}

type Asked = { messageId: string; openedAt: string }

/** Open questions that an official's words may have answered, the newest first; none for what a resident says. */
export function linkableTo<Question extends Asked>(
  { id, isOwn, author, isDeleted, occurredAt, answers }: ChatMessageResponse,
  open: readonly Question[],
): Question[] {
  if (isDeleted || (!isOwn && author.role === null)) return []
  const linked = new Set(
    answers.filter(({ state }) => state !== 'rejected').map(({ questionMessageId }) => questionMessageId),
  )
  return open
    .filter(({ messageId, openedAt }) => messageId !== id && !linked.has(messageId) && openedAt <= occurredAt)
    .toSorted((one, two) => two.openedAt.localeCompare(one.openedAt))
    .slice(0, MOST_LINKABLE)
}

/** Whose questions the words of this message may answer: one choice, however many they are. */
export type WaitingLink = { message: ChatMessageResponse; questionMessageIds: string[] }

/** What Y, N and the digits decide: of the chosen message, else the newest that waits. */
export function waitingLink(
  newestFirst: readonly ChatMessageResponse[],
  chosenId: string | null,
): WaitingLink | null {
  const waiting = newestFirst.flatMap((message) => waitingOf(message) ?? [])
  return waiting.find(({ message }) => message.id === chosenId) ?? waiting[0] ?? null
}

export function waitingOf(message: ChatMessageResponse): WaitingLink | null {
  const suggested = message.answers.filter(({ state }) => state === 'suggested')
  if (suggested.length === 0) return null
  return { message, questionMessageIds: suggested.map(({ questionMessageId }) => questionMessageId) }
}
