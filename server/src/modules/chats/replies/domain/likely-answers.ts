/**
 * What an official's words answer by what was learnt, with the reasons that a person sees. Nothing is closed by it: a
 * person says yes or no (decision 0119).
 */
import { type Model, rowOf, wordsFor } from '../../../text/index.ts'
import { IS_ANSWERED, type LinkTalk, type Pair, weighPairs } from './learned-links.ts'
import { isAnsweredInPart } from './question-parts.ts'
import type { OfficialMessage, ReplyReason } from './recognise-reply.ts'
import { answersNobody, type ReplySigns, readReplySigns } from './reply-signs.ts'

/** From here a link is told: on talks of held-out authors most of what is answered is found and most links are right. */
export const LIKELY_FROM = 0.5

export type LikelyAnswer = { id: string; probability: number; isSure: boolean; reasons: ReplyReason[] }
type Given = {
  talk: LinkTalk
  from?: number
  /** Those that opened work. A reply to other words may be moderation or courtesy. */
  opened: ReadonlySet<string>
}

/**
 * Sure is only a reply by the network's link to what opened work, where no rule finds that it answers nobody. Of other
 * links every tenth is wrong however likely they are.
 */
export function likelyAnswers(
  model: Model,
  message: OfficialMessage,
  { talk, opened, from = LIKELY_FROM }: Given,
): LikelyAnswer[] {
  const signs = readReplySigns(message.text)
  return meant(weighPairs(model, message, talk), { message, from }).map(({ probability, ...pair }) => {
    const { id } = pair.question
    const isSure =
      id === message.replyTo && opened.has(id) && !answersNobody(signs) && !signs.onlyAcknowledges
    const percent = `${Math.min(99, Math.round(probability * 100))} %`
    const reasons = explain(pair, { model, message, signs })
    return {
      ...{ id, probability, isSure },
      reasons: [...reasons, { code: isSure ? 'sure' : 'likely', words: [percent] }],
    }
  })
}

type Weighed = Pair & { probability: number }

/**
 * What the talks that taught could not teach is left to the rules: nobody there is called by name, and who asks two things
 * at once is answered about both only where the words take both up.
 */
function meant(
  pairs: readonly Weighed[],
  { message, from }: { message: OfficialMessage; from: number },
): Weighed[] {
  const called = message.replyTo === null ? pairs.filter(({ isNamed }) => isNamed) : []
  if (called.length > 0) {
    const told = called.filter(({ words }) => words.length > 0)
    const named = told.length > 0 ? told : called.slice(-1)
    return named.map((pair) => ({ ...pair, probability: Math.max(pair.probability, LIKELY_FROM) }))
  }
  const replied = pairs.find(({ question }) => question.id === message.replyTo)
  const isPassedBy = ({ question, words }: Weighed) =>
    replied !== undefined &&
    question !== replied.question &&
    question.authorId === replied.question.authorId &&
    replied.words.length > 0 &&
    words.length === 0
  return pairs.filter((pair) => pair.probability >= from && !isPassedBy(pair))
}

type Explained = { model: Model; message: OfficialMessage; signs: ReplySigns }

/** The words that both have; where there are none, those that speak most for an answer. */
function explain(
  { question, read, words, isNamed }: Pair,
  { model, message, signs }: Explained,
): ReplyReason[] {
  const row = rowOf(model.vocabulary, read.features)
  const spoken = words.length > 0 ? words : wordsFor(model, { read, row }, model.labels.indexOf(IS_ANSWERED))
  const isReply = question.id === message.replyTo
  const reasons: ReplyReason[] = [
    ...(isReply ? [{ code: 'reply_link' as const, words: [] }] : []),
    ...(isNamed ? [{ code: 'name' as const, words: [question.authorName] }] : []),
    ...(spoken.length > 0 ? [{ code: 'words' as const, words: spoken }] : []),
  ]
  if (reasons.length === 0) reasons.push({ code: 'time', words: [] })
  const isPartly = isAnsweredInPart(question.text, message.text, signs)
  return isPartly ? [...reasons, { code: 'partly', words: [] }] : reasons
}
