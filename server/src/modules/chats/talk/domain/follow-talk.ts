/**
 * Goes through a piece of a chat in time order: what each resident's message is, which questions it opens, whose words
 * answer them.
 *
 * The result depends on the messages and their times, not on the order of arrival: a late message causes
 * the later piece to be read again. Decisions of people and incidents stay.
 */
import { withdraws } from '../../classes/domain/after-answer.ts'
import {
  isOfficial,
  type MessageClass,
  opensWork,
  type WorkClass,
} from '../../classes/domain/chat-message.ts'
import {
  type ClassReason,
  classifyMessage,
  type MessageToClassify,
} from '../../classes/domain/classify-message.ts'
import { isReceipt } from '../../replies/domain/receipt.ts'
import {
  type ChatLine,
  type OpenQuestion,
  type RecognisedReply,
  type ReplyReason,
  recogniseReply,
} from '../../replies/domain/recognise-reply.ts'

export type TalkLine = ChatLine & { messageClass: MessageClass }
export type TalkMessage = ChatLine &
  Pick<
    MessageToClassify,
    | 'repliesTo'
    | 'topicConfidence'
    | 'hasPlace'
    | 'namesOurPlace'
    | 'isDangerByText'
    | 'dangerBar'
    | 'ownDanger'
  > & {
    /** True for posts of our page itself: receipts and digests. A text by a member of staff counts as that person's. */
    isOfPage: boolean
    isDeleted: boolean
    /** True if it belongs to an incident or a live stream, where it is answered. */
    isElsewhere: boolean
    replyTo: string | null
    correctedClass: MessageClass | null
  }
export type TalkQuestion = OpenQuestion & {
  class: WorkClass
  state: 'open' | 'answered' | 'passed_on' | 'dropped'
  answeredBy: string | null
  answeredAt: Date | null
  /** True if a person closed it or it became an incident, so messages no longer change it. */
  isSettled: boolean
  isDeleted: boolean
  /** After this moment a message does not answer it. */
  until: Date | null
}
export type TalkLink = { replyId: string; questionId: string; state: 'suggested' | 'confirmed' | 'rejected' }
export type RecognisedLink = TalkLink & { reasons: ReplyReason[] }
export type TalkPiece = {
  before: readonly TalkLine[]
  /** In time order. */
  messages: readonly TalkMessage[]
  /** Questions that were open at the start of the piece, and those asked in it. */
  questions: readonly TalkQuestion[]
  /** Answered not long before it. */
  answered: readonly OpenQuestion[]
  /** By people. */
  decisions: readonly TalkLink[]
}
export type ReadClass = {
  class: MessageClass
  suggested: MessageClass
  reason: ClassReason | null
  dangerScore: number
}
export type FollowedTalk = {
  classes: Map<string, ReadClass>
  questions: TalkQuestion[]
  links: RecognisedLink[]
}

type Walk = FollowedTalk & { piece: TalkPiece; lines: TalkLine[]; answered: OpenQuestion[] }

const REMEMBERED_ANSWERED = 10
const REMEMBERED_LINES = 12
/** Limits the comparison; an older question is still found by a direct reply. */
const MOST_OPEN = 40

export function followTalk(piece: TalkPiece): FollowedTalk {
  const inPiece = new Set(piece.messages.map(({ id }) => id))
  const walk: Walk = {
    piece,
    classes: new Map(),
    questions: piece.questions.filter(({ id }) => !inPiece.has(id)).map(reopen),
    links: [],
    lines: [...piece.before],
    answered: [...piece.answered],
  }
  for (const message of piece.messages) {
    if (isOfficial(message.authorRole)) followOfficial(message, walk)
    else followResident(message, walk)
  }
  const { classes, links } = walk
  return { classes, links, questions: walk.questions.map(dropDeleted) }
}

/** Resets the question to its start, because its answers are searched again. */
function reopen(question: TalkQuestion): TalkQuestion {
  return question.isSettled ? question : { ...question, state: 'open', answeredBy: null, answeredAt: null }
}

function dropDeleted(question: TalkQuestion): TalkQuestion {
  const isGone = question.isDeleted && question.state === 'open' && !question.isSettled
  return isGone ? { ...question, state: 'dropped' } : question
}

function followResident(message: TalkMessage, walk: Walk): void {
  const { class: suggested, reasons, dangerScore } = classifyMessage(message, walk.lines)
  const messageClass = message.correctedClass ?? suggested
  walk.classes.set(message.id, {
    ...{ class: messageClass, suggested, reason: reasons[0] ?? null, dangerScore },
  })
  walk.lines.push({ ...message, messageClass })
  if (!message.isDeleted && !opensWork(messageClass) && withdraws(message.text)) takeBack(message, walk)
  const known = walk.piece.questions.find(({ id }) => id === message.id)
  if (known?.isSettled) walk.questions.push(known)
  else if (opensWork(messageClass) && !message.isElsewhere)
    walk.questions.push({ ...ask(message, messageClass), until: (message.isDeleted && known?.until) || null })
  else if (known) walk.questions.push({ ...known, state: 'dropped', answeredBy: null, answeredAt: null })
}

/** The author says that it is no longer needed, so it is dropped. */
function takeBack({ authorId, writtenAt, replyTo }: TalkMessage, walk: Walk): void {
  const own = walk.questions.filter(
    (question) => question.authorId === authorId && !question.isSettled && isWaiting(question, writtenAt),
  )
  const meant = own.find(({ id }) => id === replyTo) ?? own.at(-1)
  walk.questions = walk.questions.map((question) =>
    question.id === meant?.id ? { ...question, state: 'dropped', until: writtenAt } : question,
  )
}

function ask(message: TalkMessage, workClass: WorkClass): TalkQuestion {
  const { id, authorId, authorName, text, writtenAt, isDeleted } = message
  return {
    ...{ id, authorId, authorName, text, writtenAt, isDeleted },
    class: workClass,
    ...{ state: 'open', answeredBy: null, answeredAt: null, isSettled: false, until: null },
  }
}

function followOfficial(message: TalkMessage, walk: Walk): void {
  const waiting = walk.questions.filter((question) => isWaiting(question, message.writtenAt))
  const open = waiting.filter(
    ({ id }, index) => index >= waiting.length - MOST_OPEN || id === message.replyTo,
  )
  const decisions = walk.piece.decisions.filter(({ replyId }) => replyId === message.id)
  const confirmed = decisions.filter(({ state }) => state === 'confirmed').map(({ questionId }) => questionId)
  if (!message.isDeleted) {
    const rejected = new Set(
      decisions.flatMap(({ questionId, state }) => (state === 'rejected' ? [questionId] : [])),
    )
    // After a person has rejected a link, no other is suggested; otherwise they would be asked about one question after another.
    const reply = recognise(message, open, walk)
    if (reply) link(withoutIds(reply, rejected), message, { walk, confirmed })
  }
  answer(confirmed, message, walk)
  walk.lines.push({ ...message, messageClass: 'talk' })
}

function withoutIds(reply: RecognisedReply, rejected: ReadonlySet<string>): RecognisedReply {
  const isLeft = (id: string) => !rejected.has(id)
  return {
    ...reply,
    questionIds: reply.questionIds.filter(isLeft),
    sureIds: reply.sureIds.filter(isLeft),
  }
}

function isWaiting({ state, isSettled, until }: TalkQuestion, at: Date): boolean {
  const wasOpen = isSettled ? until !== null : state === 'open'
  return wasOpen && (until === null || at <= until)
}

/**
 * A post of our page itself answers only as a reply; the rest is news for all. It was approved as the answer to that
 * very question, a refutation to that very rumour.
 */
function recognise(
  message: TalkMessage,
  open: readonly TalkQuestion[],
  { answered, lines }: Walk,
): RecognisedReply | null {
  if (message.isOfPage && (message.replyTo === null || isReceipt(message.text))) return null
  if (message.isOfPage && open.some(({ id }) => id === message.replyTo))
    return answerTo(message.replyTo ?? '')
  return recogniseReply(message, {
    open,
    answered: answered.slice(-REMEMBERED_ANSWERED),
    last: lines.slice(-REMEMBERED_LINES),
  })
}

function answerTo(id: string): RecognisedReply {
  return { questionIds: [id], sureIds: [id], reasons: [{ code: 'reply_link', words: [] }] }
}

/** Once a person has said what a message answers, no other link is suggested; certain links stay. */
function link(
  { questionIds, sureIds, reasons }: RecognisedReply,
  message: TalkMessage,
  { walk, confirmed }: { walk: Walk; confirmed: readonly string[] },
): void {
  for (const questionId of questionIds) {
    if (confirmed.includes(questionId)) continue
    const state = sureIds.includes(questionId) ? 'confirmed' : 'suggested'
    if (state === 'confirmed' || confirmed.length === 0)
      walk.links.push({ replyId: message.id, questionId, state, reasons })
  }
  answer(sureIds, message, walk)
}

function answer(questionIds: readonly string[], { id, writtenAt }: TalkMessage, walk: Walk): void {
  walk.questions = walk.questions.map((question) => {
    if (!questionIds.includes(question.id) || question.isSettled || question.state !== 'open') return question
    walk.answered.push(question)
    return { ...question, state: 'answered', answeredBy: id, answeredAt: writtenAt }
  })
}
