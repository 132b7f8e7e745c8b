/** What an official's words answer: suggested to a person, whose earlier yes and no hold. */
import { isOfficial, opensWork } from '../../classes/domain/chat-message.ts'
import { LIKELY_FROM, type LikelyAnswer, likelyAnswers } from '../../replies/domain/likely-answers.ts'
import { isReceipt } from '../../replies/domain/receipt.ts'
import { type OpenQuestion, recogniseReply } from '../../replies/domain/recognise-reply.ts'
import type { TalkLine, TalkMessage, TalkQuestion } from './talk-piece.ts'
import { isWaiting, type Walk } from './walk.ts'

const REMEMBERED_ANSWERED = 10
/** Limits the comparison; an older question is still found by a direct reply. */
const MOST_OPEN = 40
/** Words do not answer what was asked longer ago. */
const REMEMBERED_MS = 3 * 86_400_000

type Found = LikelyAnswer & { isApproved?: boolean }

export function followOfficial(message: TalkMessage, walk: Walk): Found[] {
  const decisions = walk.piece.decisions.filter(({ replyId }) => replyId === message.id)
  const idsOf = (wanted: string) =>
    decisions.filter(({ state }) => state === wanted).map(({ questionId }) => questionId)
  const [confirmed, rejected] = [idsOf('confirmed'), idsOf('rejected')]
  const waiting = walk.questions.filter((question) => isWaiting(question, message.writtenAt))
  // After a person has rejected a link, no other is suggested; otherwise they would be asked about one question after another.
  const found = message.isDeleted
    ? []
    : recognise(message, waiting, walk).filter(({ id }) => !rejected.includes(id))
  link(found, message, { walk, confirmed, waiting })
  answer(confirmed, message, walk)
  walk.lines.push({ ...message, messageClass: 'talk', mayAsk: false })
  return found
}

/**
 * A post of our page itself answers only as a reply; the rest is news for all. It was approved as the answer to that
 * very question, a refutation to that very rumour.
 */
function recognise(message: TalkMessage, waiting: readonly TalkQuestion[], walk: Walk): Found[] {
  const { replyTo, isOfPage, text, writtenAt } = message
  if (isOfPage && (replyTo === null || isReceipt(text))) return []
  if (isOfPage && waiting.some(({ id }) => id === replyTo)) return [approved(replyTo ?? '')]
  if (replyTo !== null && !waiting.some(({ id }) => id === replyTo) && isClosed(replyTo, walk)) return []
  const { lines, answered, told, models } = walk
  const open = waiting.filter(
    ({ id, writtenAt: at }, index) =>
      id === replyTo ||
      (index >= waiting.length - MOST_OPEN && writtenAt.getTime() - at.getTime() <= REMEMBERED_MS),
  )
  const known = new Set(walk.questions.filter(isAsked).map(({ id }) => id))
  const done = answered.slice(-REMEMBERED_ANSWERED).filter(({ id }) => !open.some((one) => one.id === id))
  const asking = lines.filter((line) => !known.has(line.id) && (line.mayAsk || isRepliedTo(line, replyTo)))
  const likely = likelyAnswers(models.links, message, {
    opened: new Set(open.map(({ id }) => id)),
    talk: {
      open: [...open, ...done, ...asking.map(toQuestion)].sort(
        (a, b) => a.writtenAt.getTime() - b.writtenAt.getTime(),
      ),
      ...{ answered: [], last: lines },
      toldIds: new Set([...told, ...done.map(({ id }) => id)]),
      repliesToAuthor: lines.find(({ id }) => id === replyTo)?.authorId ?? null,
    },
  })
  const untold = open.filter(({ id }) => !told.has(id))
  return likely.length === 0 && untold.length === 1 ? answersOnlyOne(message, untold, walk) : likely
}

/** «Сделаем завтра» where one question alone waits: by the rules, because in the talks that taught many always wait. */
function answersOnlyOne(message: TalkMessage, open: readonly OpenQuestion[], walk: Walk): Found[] {
  const answered = walk.answered.slice(-REMEMBERED_ANSWERED)
  const reply = recogniseReply(message, { open, answered, last: walk.lines })
  const { questionIds = [], reasons = [] } = reply ?? {}
  return questionIds.map((id) => ({ id, probability: LIKELY_FROM, isSure: false, reasons }))
}

/** A reply to what is closed, or so old that nobody here knows it, answers nothing else. */
function isClosed(replyTo: string, { questions, lines }: Walk): boolean {
  const replied = lines.find(({ id }) => id === replyTo)
  const isKnown = questions.some((question) => question.id === replyTo && isAsked(question))
  return !replied || opensWork(replied.messageClass) || isKnown
}

/** False of what was read as a question before more was known: it is as if it never was one. */
function isAsked({ state, isSettled, until }: TalkQuestion): boolean {
  return state !== 'dropped' || isSettled || until !== null
}

/** Whom an official answers by a link was asking, whatever the words looked like. */
function isRepliedTo({ id, authorRole }: TalkLine, replyTo: string | null): boolean {
  return id === replyTo && !isOfficial(authorRole)
}

function toQuestion(line: TalkLine): OpenQuestion {
  return { ...line, class: 'question' }
}

function approved(id: string): Found {
  const reasons = [{ code: 'reply_link' as const, words: [] }]
  return { id, probability: 1, isSure: true, reasons, isApproved: true }
}

type Linked = { walk: Walk; confirmed: readonly string[]; waiting: readonly TalkQuestion[] }

/** Once a person has said what a message answers, no other link is suggested; approved ones stay. */
function link(found: readonly Found[], message: TalkMessage, { walk, confirmed, waiting }: Linked): void {
  for (const { id: questionId, isApproved = false, reasons } of found) {
    if (confirmed.includes(questionId) || !waiting.some(({ id }) => id === questionId)) continue
    walk.told.add(questionId)
    const state = isApproved ? 'confirmed' : 'suggested'
    if (isApproved || confirmed.length === 0)
      walk.links.push({ replyId: message.id, questionId, state, reasons })
  }
  answer(
    found.filter(({ isApproved }) => isApproved).map(({ id }) => id),
    message,
    walk,
  )
}

function answer(questionIds: readonly string[], { id, writtenAt }: TalkMessage, walk: Walk): void {
  for (const questionId of questionIds) walk.told.add(questionId)
  walk.questions = walk.questions.map((question) => {
    if (!questionIds.includes(question.id) || question.isSettled || question.state !== 'open') return question
    walk.answered.push(question)
    return { ...question, state: 'answered', answeredBy: id, answeredAt: writtenAt }
  })
}
