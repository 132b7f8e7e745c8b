/**
 * Opens an incident for a question that the stream has not answered, with the author's message as its source.
 * A danger becomes an incident at once.
 */
import type { Tx } from '../../../platform/database/db.ts'
import { linkMessages, listMessages, type StoredMessage } from '../../inbox/index.ts'
import { openIncidents } from '../../incidents/index.ts'
import { listWordsOf, type Question } from '../questions/index.ts'
import type { Livestream, LivestreamDeps } from '../stream/index.ts'
import { onControl } from './domain/owed-work.ts'
import { notifyOfDangers } from './notify-of-dangers.ts'

/** `since`: when the danger was written, or found in the words of its author. */
export type Danger = { words: readonly string[]; since: Date }
type Opening = {
  stream: Pick<Livestream, 'municipalityCode'>
  questions: readonly Question[]
  /** By question. */
  dangers: ReadonlyMap<string, Danger>
}

/** Changed questions by id; none is without a message, since typed ones are kept as messages too. */
export async function putOnControl(
  tx: Tx,
  { stream, questions, dangers }: Opening,
  deps: LivestreamDeps,
): Promise<Map<string, Question>> {
  if (questions.length === 0) return new Map()
  const words = await listWordsOf(
    tx,
    questions.map(({ id }) => id),
  )
  const first = words.filter(({ isFurther }) => !isFurther)
  const messages = await listMessages(
    tx,
    first.map(({ messageId }) => messageId),
  )
  const dangerOf = new Map(first.map(({ questionId, messageId }) => [messageId, dangers.get(questionId)]))
  const incidents = await openWork(tx, messages, { stream, dangerOf, deps })
  const byQuestion = new Map(
    first.flatMap(({ questionId, messageId }) => {
      const incidentId = incidents.get(messageId)
      return incidentId === undefined ? [] : [[questionId, incidentId] as const]
    }),
  )
  linkMessages(
    tx,
    words.flatMap(({ questionId, messageId, isFurther }) => {
      const incidentId = isFurther ? byQuestion.get(questionId) : undefined
      return incidentId === undefined ? [] : [{ messageId, incidentId, isRead: true }]
    }),
  )
  const told = [...byQuestion].filter(([questionId]) => dangers.has(questionId))
  await notifyOfDangers(tx, { stream, incidentIds: told.map(([, incidentId]) => incidentId) }, deps)
  return new Map(
    questions.flatMap((question) => {
      const incidentId = byQuestion.get(question.id)
      return incidentId === undefined ? [] : [[question.id, onControl(question, incidentId)]]
    }),
  )
}

type Work = {
  stream: Pick<Livestream, 'municipalityCode'>
  /** By the message that asks. */
  dangerOf: ReadonlyMap<string, Danger | undefined>
  deps: LivestreamDeps
}

/**
 * The clocks run from now, when the stream left it unanswered, and by the rule for questions of streams; of a danger
 * since it was said, as everywhere.
 */
function openWork(
  tx: Tx,
  messages: readonly StoredMessage[],
  { stream, dangerOf, deps }: Work,
): Promise<Map<string, string>> {
  const sources = messages.map((message) => {
    const danger = dangerOf.get(message.id)
    const since = danger?.since ?? deps.now
    return {
      message: { ...message, occurredAt: since, receivedAt: since },
      municipalityCode: stream.municipalityCode ?? deps.municipalityOfChannel(message.channelId) ?? '',
      ...{ isUrgent: danger !== undefined, dangerWords: danger?.words },
    }
  })
  return openIncidents(tx, sources, { ...deps, answerRule: 'livestream_answer' })
}
