/**
 * Which question an official's message seems to answer; a person confirms it.
 * A reply by the network's link is to that message and to nothing else; other words go by the author's name, shared
 * words, and last by time alone. What answers nobody gives null: announcements, «принято», a question back, moderation,
 * officials among themselves.
 */
import { type ChatRole, isOfficial, type WorkClass } from '../../classes/domain/chat-message.ts'
import { isAddressed, isNamed } from '../../classes/domain/names.ts'
import { findOverlap, type Overlap, tellingWords } from './likely-questions.ts'
import { isAnsweredInPart } from './question-parts.ts'
import { answersNobody, type ReplySigns, readReplySigns } from './reply-signs.ts'

export type ChatLine = {
  id: string
  authorId: string
  authorName: string
  authorRole: ChatRole
  text: string
  writtenAt: Date
}
export type OpenQuestion = Pick<ChatLine, 'id' | 'authorId' | 'authorName' | 'text' | 'writtenAt'> & {
  class: WorkClass
}
export type OfficialMessage = ChatLine & { replyTo: string | null }
export type ReplyReason = {
  code: 'reply_link' | 'name' | 'words' | 'time' | 'partly' | 'likely' | 'sure'
  words: string[]
}
type Reading = { questionIds: string[]; reasons: ReplyReason[] }
export type RecognisedReply = {
  questionIds: string[]
  /** Questions that are closed at once: only those whose approved answer this is. */
  sureIds: string[]
  reasons: ReplyReason[]
}

export type ChatTalk = {
  /** Waiting for an answer, oldest first. */
  open: readonly OpenQuestion[]
  /** Recently answered questions: news about them answers no other question. */
  answered: readonly OpenQuestion[]
  /** The messages just before, oldest first. */
  last: readonly ChatLine[]
}
type Candidate = { question: OpenQuestion; overlap: Overlap; isCalled: boolean }

const TALK_BETWEEN_OFFICIALS_MS = 10 * 60_000
/** An answer that neither names nor repeats anything belongs to a question asked shortly before. */
const ANSWERED_AT_ONCE_MS = 3 * 3_600_000
/** If only time decides between several open questions, only one that was asked just now is taken. */
const ASKED_JUST_NOW_MS = 30 * 60_000
const ADDED_WITHIN_MS = 15 * 60_000
const ONE_BREATH_MS = 3 * 60_000
const ENOUGH_WORDS = 0.5
const ENOUGH_WORDS_TO_ALL = 1.5
/** Questions that share as many words as the best candidate are answered too. */
const SHARE_OF_BEST = 0.6

export function recogniseReply(message: OfficialMessage, talk: ChatTalk): RecognisedReply | null {
  const signs = readReplySigns(message.text)
  if (talk.open.length === 0 || answersNobody(signs)) return null
  const candidates = weighCandidates(message, talk)
  if (signs.onlyAcknowledges && countWords(candidates) < 2) return null
  const reply =
    message.replyTo === null
      ? (readNames(candidates) ?? readUnaddressed(message, { candidates, talk, signs }))
      : readLink(message.replyTo, talk)
  return reply && settle(reply, { message, talk, signs })
}

type Settled = { message: OfficialMessage; talk: ChatTalk; signs: ReplySigns }

/**
 * Shared words alone close no question, because a wrong link costs a resident the answer. Rules for certain links were tried on the
 * talks of thirty authors, and on each new one every sixth to tenth such link was wrong.
 */
function settle({ questionIds, reasons }: Reading, { message, talk, signs }: Settled): RecognisedReply {
  const said = tellingWords(message.text)
  const isTold = ({ text }: OpenQuestion) => findOverlap(said, tellingWords(text), []).words.length > 0
  const all = withParts(questionIds, { open: talk.open, isTold })
  const isPartly = talk.open.some(
    ({ id, text }) => all.includes(id) && isAnsweredInPart(text, message.text, signs),
  )
  return {
    questionIds: all,
    sureIds: [],
    reasons: isPartly ? [...reasons, { code: 'partly', words: [] }] : reasons,
  }
}

type Parts = { open: readonly OpenQuestion[]; isTold: (question: OpenQuestion) => boolean }

/** Two questions that one person asks at once are answered together, unless the answer refers to only one of them. */
function withParts(ids: readonly string[], { open, isTold }: Parts): string[] {
  const chosen = open.filter(({ id }) => ids.includes(id))
  const isOfOne = chosen.some(isTold)
  const isPart = (question: OpenQuestion) =>
    chosen.some(
      ({ authorId, writtenAt }) =>
        authorId === question.authorId &&
        Math.abs(writtenAt.getTime() - question.writtenAt.getTime()) <= ONE_BREATH_MS,
    )
  return open
    .filter((question) => chosen.includes(question) || (isPart(question) && (!isOfOne || isTold(question))))
    .map(({ id }) => id)
}

function readLink(replyTo: string, { open }: ChatTalk): Reading | null {
  return open.some(({ id }) => id === replyTo) ? give([replyTo], { code: 'reply_link', words: [] }) : null
}

function weighCandidates({ text }: OfficialMessage, { open, last }: ChatTalk): Candidate[] {
  const said = tellingWords(text)
  const asked = open.map((question) => tellingWords(withWhatWasAdded(question, last)))
  return open.map((question, i) => ({
    question,
    overlap: findOverlap(
      said,
      asked[i] ?? new Set(),
      asked.filter((_, other) => other !== i),
    ),
    isCalled: isNamed(text, question.authorName),
  }))
}

/** «Какой дом?» — «Титова, 5»: what the author adds soon belongs to the question. */
export function withWhatWasAdded(
  { authorId, text, writtenAt }: OpenQuestion,
  last: readonly ChatLine[],
): string {
  const added = last.filter((line) => {
    const passedMs = line.writtenAt.getTime() - writtenAt.getTime()
    return line.authorId === authorId && passedMs > 0 && passedMs <= ADDED_WITHIN_MS
  })
  return [text, ...added.map((line) => line.text)].join('\n')
}

function isBetweenOfficials(message: OfficialMessage, last: readonly ChatLine[]): boolean {
  const colleagues = last.filter(
    ({ authorRole, authorId }) => isOfficial(authorRole) && authorId !== message.authorId,
  )
  if (colleagues.some(({ authorName }) => isAddressed(message.text, authorName))) return true
  const before = last.at(-1)
  if (!before || !colleagues.includes(before)) return false
  if (message.writtenAt.getTime() - before.writtenAt.getTime() > TALK_BETWEEN_OFFICIALS_MS) return false
  return (
    before.text.trim().endsWith('?') ||
    readReplySigns(before.text).delegates ||
    isAddressed(before.text, message.authorName)
  )
}

function readNames(candidates: readonly Candidate[]): Reading | null {
  const called = candidates.filter(({ isCalled }) => isCalled)
  if (called.length === 0) return null
  const name: ReplyReason = {
    code: 'name',
    words: [...new Set(called.map(({ question }) => question.authorName))],
  }
  const told = called.filter(({ overlap }) => overlap.words.length > 0)
  return told.length > 0 ? give(idsOf(told), name, wordsOf(told)) : give(idsOf(called.slice(-1)), name)
}

type Unaddressed = { candidates: readonly Candidate[]; talk: ChatTalk; signs: ReplySigns }

function readUnaddressed(message: OfficialMessage, { candidates, talk, signs }: Unaddressed): Reading | null {
  if (isBetweenOfficials(message, talk.last)) return null
  const best = candidates.reduce((most, { overlap }) => Math.max(most, overlap.weight), 0)
  if (signs.announces && best < ENOUGH_WORDS_TO_ALL) return null
  const news = countNewsWords(message, talk.answered)
  if (news > countWords(candidates) && (news >= 2 || signs.completes)) return null
  if (best < ENOUGH_WORDS) return signs.completes ? null : readTime(message, talk)
  const chosen = candidates.filter(({ overlap }) => overlap.weight >= best * SHARE_OF_BEST)
  return give(idsOf(chosen), wordsOf(chosen))
}

function countWords(candidates: readonly Candidate[]): number {
  return candidates.reduce((most, { overlap }) => Math.max(most, overlap.words.length), 0)
}

function countNewsWords({ text }: OfficialMessage, answered: readonly OpenQuestion[]): number {
  const said = tellingWords(text)
  return answered.reduce(
    (most, question) => Math.max(most, findOverlap(said, tellingWords(question.text), []).words.length),
    0,
  )
}

function readTime({ writtenAt }: OfficialMessage, { open }: ChatTalk): Reading | null {
  const latest = open.at(-1)
  if (!latest) return null
  const passedMs = writtenAt.getTime() - latest.writtenAt.getTime()
  const withinMs = open.length === 1 ? ANSWERED_AT_ONCE_MS : ASKED_JUST_NOW_MS
  return passedMs <= withinMs ? give([latest.id], { code: 'time', words: [] }) : null
}

function idsOf(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ question }) => question.id)
}

function wordsOf(candidates: readonly Candidate[]): ReplyReason {
  return { code: 'words', words: [...new Set(candidates.flatMap(({ overlap }) => overlap.words))] }
}

function give(questionIds: string[], ...reasons: ReplyReason[]): Reading {
  return { questionIds, reasons }
}
