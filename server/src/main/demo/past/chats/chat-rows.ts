/** A day of a chat as rows of the tables, and what the ledger says of its questions, as the trigger of migration 0087 takes it. */
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import type { Beside } from '../beside/beside.ts'
import type { World } from '../course/world.ts'
import { kindOf, NO_FACTS, type QuestionMoment } from '../domain/ledger-facts.ts'
import type { ChatAsked, Chatting } from './chat-asked.ts'
import type { PastChat } from './past-chat.ts'
import { classOfFollowUp, type ReadChat } from './read-talk.ts'

type Day = { asked: readonly ChatAsked[]; read: ReadChat }

export function rowsOfChatDay(
  chat: PastChat,
  { asked, read }: Day,
  { world, takeNumber }: Chatting,
): Pick<Beside, 'rows' | 'messages' | 'questions'> {
  const asking = asked.flatMap((one) => (read.isAsked(one.message.id) ? [one] : []))
  return {
    rows: {
      chatMessage: asking.flatMap((one) => listSpoken(chat, one, { read, world })),
      chatQuestion: asking.map((one) => questionRow(chat, one, { read, number: takeNumber() })),
      chatLink: asking.flatMap(linkRows),
    },
    messages: asking.flatMap(({ message, answer, thanks, passed }) => [
      ...(passed ? [] : [message]),
      ...(answer ? [answer.message] : []),
      ...(thanks ? [thanks] : []),
    ]),
    questions: asking.map((one) => countedOf(chat, one)),
  }
}

type Reading = { read: ReadChat; world: World }

/** Everything that stands in the chat: also what was said there of work that began with it. */
function listSpoken(chat: PastChat, one: ChatAsked, { read, world }: Reading): object[] {
  const { message, answer, thanks, passed } = one
  const [, ...later] = passed?.life.messages ?? []
  return [
    spokenRow(chat, message, { role: null, read: read.classOf(message.id) }),
    ...(answer ? [spokenRow(chat, answer.message, { role: answer.by.role, read: null })] : []),
    ...(thanks ? [spokenRow(chat, thanks, { role: null, read: read.classOf(thanks.id) })] : []),
    ...later.map((said) =>
      spokenRow(chat, said, {
        role: null,
        read: said.direction === 'in' ? classOfFollowUp(said, world) : null,
      }),
    ),
  ]
}

type Read = { role: string | null; read: ReturnType<ReadChat['classOf']> }

function spokenRow(
  { id: chatId }: PastChat,
  { id: messageId, occurredAt, authorId, direction }: StoredMessage,
  { role, read }: Read,
): object {
  return {
    ...{ messageId, chatId, occurredAt, role, authorId: direction === 'in' ? authorId : null },
    ...{ class: read?.class ?? null, suggestedClass: read?.suggested ?? null, reason: read?.reason ?? null },
    dangerScore: read?.dangerScore ?? null,
    hasPersonalData: false,
  }
}

type Numbered = { read: ReadChat; number: number }

function questionRow(chat: PastChat, one: ChatAsked, { read, number }: Numbered): object {
  const { message, clock, answer, passed } = one
  const closed = answer
    ? { state: 'answered', closedAt: answer.message.occurredAt, answeredByMessageId: answer.message.id }
    : { state: 'passed_on', closedAt: passed?.at ?? null, answeredByMessageId: null }
  return {
    ...{ messageId: message.id, chatId: chat.id, number, class: read.find(message.id)?.class ?? 'question' },
    ...{ openedAt: message.occurredAt, ...clock, ...closed },
    ...{ closedBy: passed?.closedBy ?? null, incidentId: passed?.life.incident.id ?? null },
  }
}

function linkRows({ message, answer }: ChatAsked): object[] {
  if (!answer) return []
  return [
    {
      ...{ replyMessageId: answer.message.id, questionMessageId: message.id, state: 'confirmed' },
      ...{ reasons: [{ code: 'reply_link', words: [] }], decidedBy: answer.by.userId },
      decidedAt: answer.confirmedAt,
    },
  ]
}

function countedOf(
  { network, municipalityCode }: PastChat,
  { message, clock, answer, passed }: ChatAsked,
): Beside['questions'][number] {
  const { occurredAt: takenAt } = message
  const { dueAt, ruleId, ruleVersion } = clock
  const taken = { ...NO_FACTS, municipalityCode, dueAt, rule: `${ruleId}/${ruleVersion}`, changedAt: takenAt }
  const closedAt = answer?.message.occurredAt ?? passed?.at ?? takenAt
  const seconds = Math.round((closedAt.getTime() - takenAt.getTime()) / 1000)
  const ended = answer
    ? { state: 'answered' as const, answeredAt: closedAt, closedAt, workingMinutes: Math.trunc(seconds / 60) }
    : { state: 'passed_on' as const }
  const now = { ...taken, ...ended, changedAt: closedAt }
  const moments: QuestionMoment[] = [
    { ...taken, kind: 'taken' },
    { ...now, kind: kindOf(taken, now) },
  ]
  return { source: 'chat', sourceId: message.id, network, takenAt, moments }
}
