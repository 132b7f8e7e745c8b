/** Lets officials of labelled conversations answer and compares the links found with the ones labelled. */
import { type ChatLine, type OpenQuestion, opensWork, recogniseReply } from '../../src/modules/chats/index.ts'
import type { Conversation, LabelledMessage } from './read-conversations.ts'

export type JudgedLink = { certainty: 'sure' | 'unsure'; isRight: boolean }
export type JudgedReplies = {
  /** Questions answered by the labels, and those of them with a right link. */
  answered: number
  found: number
  links: JudgedLink[]
}
type Chat = Pick<Conversation, 'messages'>
type Reading = {
  open: OpenQuestion[]
  answered: OpenQuestion[]
  last: ChatLine[]
  links: JudgedLink[]
  found: Set<string>
}

const REMEMBERED_ANSWERED = 10
const REMEMBERED_LINES = 12

export function judgeReplies(chats: readonly Chat[]): JudgedReplies {
  const judged = chats.map(judgeChat)
  return {
    answered: judged.reduce((sum, { answered }) => sum + answered, 0),
    found: judged.reduce((sum, { found }) => sum + found, 0),
    links: judged.flatMap(({ links }) => links),
  }
}

/** Several conversations as if they ran in one chat at the same time: many questions are open at once. */
export function crowd(conversations: readonly Conversation[], together: number): Chat[] {
  return conversations.flatMap((_, first) => {
    if (first % together !== 0) return []
    const messages = conversations
      .slice(first, first + together)
      .flatMap((one, n) => one.messages.map((message) => rename(message, n)))
    return [{ messages: messages.sort((a, b) => a.minute - b.minute) }]
  })
}

function rename(message: LabelledMessage, n: number): LabelledMessage {
  const ofThis = (id: string) => `${n}-${id}`
  const ids = { id: ofThis(message.id), replyTo: message.replyTo && ofThis(message.replyTo) }
  return message.role === 'resident'
    ? { ...message, ...ids }
    : { ...message, ...ids, answers: message.answers.map(ofThis) }
}

function judgeChat({ messages }: Chat): JudgedReplies {
  const reading: Reading = { open: [], answered: [], last: [], links: [], found: new Set() }
  for (const message of messages) readMessage(message, reading)
  const answered = new Set(
    messages.flatMap((message) => (message.role === 'resident' ? [] : message.answers)),
  )
  return { answered: answered.size, found: reading.found.size, links: reading.links }
}

function readMessage(message: LabelledMessage, reading: Reading): void {
  const line = describe(message)
  if (message.role !== 'resident') readAnswer({ ...line, replyTo: message.replyTo }, message, reading)
  else if (opensWork(message.label)) reading.open.push({ ...line, class: message.label })
  reading.last.push(line)
}

/** A sure link closes its question, right or wrong; of the unsure ones a person confirms the right ones. */
function readAnswer(
  line: ChatLine & { replyTo: string | null },
  { answers, isFinal }: { answers: string[]; isFinal: boolean },
  reading: Reading,
): void {
  const { open, answered, last } = reading
  const talk = { open, answered: answered.slice(-REMEMBERED_ANSWERED), last: last.slice(-REMEMBERED_LINES) }
  const reply = recogniseReply(line, talk)
  if (!reply) return
  const { sureIds, questionIds } = reply
  const right = questionIds.filter((id) => answers.includes(id))
  for (const id of questionIds) {
    const certainty = sureIds.includes(id) ? 'sure' : 'unsure'
    // What is not answered to the end yet may be suggested, never closed.
    reading.links.push({ certainty, isRight: right.includes(id) && (certainty === 'unsure' || isFinal) })
  }
  for (const id of right) reading.found.add(id)
  const closed = [...sureIds, ...(isFinal ? right : [])]
  answered.push(...open.filter(({ id }) => closed.includes(id)))
  reading.open = open.filter(({ id }) => !closed.includes(id))
}

function describe({ id, author, role, text, minute }: LabelledMessage): ChatLine {
  return {
    id,
    authorId: author,
    authorName: author,
    authorRole: role,
    text,
    writtenAt: new Date(minute * 60_000),
  }
}

export function shareRight(links: readonly JudgedLink[]): number {
  return links.filter(({ isRight }) => isRight).length / links.length
}
