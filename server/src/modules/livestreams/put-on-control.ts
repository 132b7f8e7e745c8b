/** A question that the stream has not answered becomes work: an incident with the asker's message as its source. */
import type { Tx } from '../../platform/db.ts'
import { linkMessages, listMessages, type StoredMessage } from '../inbox/index.ts'
import { openIncidents } from '../incidents/index.ts'
import { listWordsOf } from './askers.repository.ts'
import type { Question } from './domain/question.ts'
import type { Livestream } from './livestreams.repository.ts'
import type { LivestreamDeps } from './livestreams-context.ts'

/** Changed questions by id; none is without a message, since typed ones are kept as messages too. */
export async function putOnControl(
  tx: Tx,
  { stream, questions }: { stream: Pick<Livestream, 'municipalityCode'>; questions: readonly Question[] },
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
  const incidents = await openWork(tx, messages, { stream, deps })
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
  return new Map(
    questions.flatMap((question) => {
      const incidentId = byQuestion.get(question.id)
      if (incidentId === undefined) return []
      return [[question.id, { ...question, state: 'on_control', position: null, incidentId, past: [] }]]
    }),
  )
}

/** The clocks run from now, when the stream left it unanswered, and by the rule for questions of streams. */
function openWork(
  tx: Tx,
  messages: readonly StoredMessage[],
  { stream, deps }: { stream: Pick<Livestream, 'municipalityCode'>; deps: LivestreamDeps },
): Promise<Map<string, string>> {
  const sources = messages.map((message) => ({
    message: { ...message, occurredAt: deps.now, receivedAt: deps.now },
    municipalityCode: stream.municipalityCode ?? deps.municipalityOfChannel(message.channelId) ?? '',
    isUrgent: false,
  }))
  return openIncidents(tx, sources, { ...deps, answerRule: 'livestream_answer' })
}
