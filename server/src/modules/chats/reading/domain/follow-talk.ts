/**
 * Goes through a piece of a chat in time order: what each resident's message is, which questions it opens, whose words
 * answer them.
 *
 * The result depends on the messages and their times, not on the order of arrival: a late message causes
 * the later piece to be read again. Decisions of people and incidents stay. The command line reads by the same walk.
 */
import { withdraws } from '../../classes/domain/after-answer.ts'
import { isOfficial, opensWork, type WorkClass } from '../../classes/domain/chat-message.ts'
import { classifyByModels, type LearnedClass, LINES_KNOWN } from '../../classes/domain/learned-class.ts'
import { followOfficial } from './follow-official.ts'
import type { FollowedTalk, TalkMessage, TalkPiece, TalkQuestion } from './talk-piece.ts'
import { isWaiting, type TalkModels, type Walk } from './walk.ts'

export function followTalk(piece: TalkPiece, models: TalkModels): FollowedTalk {
  const walk = startWalk(piece, models)
  for (const message of piece.messages) followMessage(message, walk)
  const { classes, links } = walk
  return { classes, links, questions: walk.questions.map(dropDeleted) }
}

export function startWalk(piece: TalkPiece, models: TalkModels): Walk {
  const inPiece = new Set(piece.messages.map(({ id }) => id))
  const questions = piece.questions.filter(({ id }) => !inPiece.has(id)).map(reopen)
  return {
    ...{ piece, models, questions },
    ...{
      classes: new Map(),
      links: [],
      lines: piece.before.slice(-LINES_KNOWN),
      answered: [...piece.answered],
    },
    told: new Set(questions.filter(({ isTold }) => isTold).map(({ id }) => id)),
  }
}

export function followMessage(message: TalkMessage, walk: Walk): Followed {
  const heard = isOfficial(message.authorRole)
    ? { read: null, answers: followOfficial(message, walk) }
    : { read: followResident(message, walk), answers: [] }
  if (walk.lines.length > LINES_KNOWN) walk.lines.splice(0, walk.lines.length - LINES_KNOWN)
  return heard
}

type Followed = { read: LearnedClass | null; answers: ReturnType<typeof followOfficial> }

/** Resets the question to its start, because its answers are searched again. */
function reopen(question: TalkQuestion): TalkQuestion {
  return question.isSettled ? question : { ...question, state: 'open', answeredBy: null, answeredAt: null }
}

function dropDeleted(question: TalkQuestion): TalkQuestion {
  const isGone = question.isDeleted && question.state === 'open' && !question.isSettled
  return isGone ? { ...question, state: 'dropped' } : question
}

/** From this chance of work a message may be what an official answers, whatever its likeliest class. */
const MAY_ASK_FROM = 0.3

function followResident(message: TalkMessage, walk: Walk): LearnedClass {
  const read = classifyByModels(walk.models, { message, replyTo: message.replyTo, earlier: walk.lines })
  const { class: suggested, reasons, dangerScore, work } = read
  const messageClass = message.correctedClass ?? suggested
  const mayAsk = !opensWork(messageClass) && message.correctedClass === null && work >= MAY_ASK_FROM
  walk.classes.set(message.id, {
    ...{ class: messageClass, suggested, reason: reasons[0] ?? null, dangerScore, mayAsk },
  })
  walk.lines.push({ ...message, messageClass, mayAsk })
  if (!message.isDeleted && !opensWork(messageClass) && withdraws(message.text)) takeBack(message, walk)
  const known = walk.piece.questions.find(({ id }) => id === message.id)
  if (known?.isSettled) walk.questions.push(known)
  else if (opensWork(messageClass) && !message.isElsewhere)
    walk.questions.push({ ...ask(message, messageClass), until: (message.isDeleted && known?.until) || null })
  else if (known) walk.questions.push({ ...known, state: 'dropped', answeredBy: null, answeredAt: null })
  return read
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
    ...{ id, authorId, authorName, text, writtenAt, isDeleted, isTold: false },
    class: workClass,
    ...{ state: 'open', answeredBy: null, answeredAt: null, isSettled: false, until: null },
  }
}
