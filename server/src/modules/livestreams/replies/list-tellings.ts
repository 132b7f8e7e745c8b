/**
 * Builds the replies to authors whose question was answered on air: each text once, with its question and all places. What
 * a person was shown has a fingerprint, so that nothing leaves that nobody has read.
 */
import { createHash } from 'node:crypto'
import type { LackingReply, ReplyKind, TellingRemark } from '@veche/contract/livestreams.ts'
import type { ReplyFacts } from '@veche/contract/rules/replies/fill-reply.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { askedOrWhole } from '../questions/index.ts'
import type { Livestream } from '../stream/index.ts'
import { remarkOf, replyFacts } from './domain/reply-text.ts'
import { oneAThread } from './queue-replies.ts'
import {
  listAnsweredOnAir,
  listTold,
  listUnanswered,
  type OnAir,
  type Unanswered,
} from './replies.repository.ts'

export type Lacking = z.infer<typeof LackingReply>
export type Telling = {
  kind: ReplyKind
  questionId: string
  questionNumber: number
  question: string
  /** The line as it stands on the question; `facts.answer` has a full stop at its end. */
  line: string
  /** The words that they got before. */
  told: readonly string[]
  facts: ReplyFacts
  remark: TellingRemark | null
  askers: readonly Unanswered[]
  /** Fingerprint of the whole text. */
  shown: string
}

/** The replies that can be sent now, and the questions for which none can be sent yet. */
export async function listTellings(
  db: Db,
  stream: Livestream,
): Promise<{ tellings: Telling[]; lacking: Lacking[] }> {
  const answered = await listAnsweredOnAir(db, stream.id)
  const ids = answered.map(({ id }) => id)
  const [unanswered, allTold] = await Promise.all([listUnanswered(db, ids), listTold(db, ids)])
  const waiting = Map.groupBy(oneAThread(unanswered), ({ questionId }) => questionId)
  const toldOf = Map.groupBy(allTold, ({ questionId }) => questionId)
  const tellings: Telling[] = []
  const lacking: Lacking[] = []
  for (const question of answered) {
    const askers = waiting.get(question.id) ?? []
    const { id: questionId, number: questionNumber, answerLine: line } = question
    const { facts, lacks } = replyFacts(stream, question)
    if (lacks !== null && askers.length > 0)
      lacking.push({ questionId, questionNumber, lacks, places: askers.length })
    if (facts === null || line === null) continue
    if (askers.length > 0) tellings.push(tell('on_air', question, { line, facts, askers, told: [] }))
    const former = (toldOf.get(questionId) ?? []).filter((one) => one.line !== line)
    if (former.length === 0) continue
    const told = [...new Set(former.map((one) => one.line))]
    tellings.push(tell('correction', question, { line, facts, askers: former, told }))
  }
  return { tellings, lacking }
}

type Words = Pick<Telling, 'line' | 'facts' | 'askers' | 'told'>

function tell(kind: ReplyKind, { id, number, text, answerLineRemark }: OnAir, words: Words): Telling {
  const telling = {
    ...{ kind, questionId: id, questionNumber: number, question: askedOrWhole(text) },
    ...{ ...words, remark: remarkOf(words.line, answerLineRemark) },
  }
  return { ...telling, shown: fingerprintOf(telling) }
}

function fingerprintOf({ askers, ...telling }: Omit<Telling, 'shown'>): string {
  const places = askers.map(({ askerId }) => askerId).toSorted()
  return createHash('sha256')
    .update(JSON.stringify({ ...telling, places }))
    .digest('base64url')
}
