/** Takes in new comments of one stream: each is a question, or adds words to a question of the same author. */
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Arrival } from '../../inbox/index.ts'
import { insertAskers, isOpenQuestion } from '../questions/index.ts'
import { collectsAt, type Livestream, type LivestreamDeps } from '../stream/index.ts'
import { type Asked, addQuestions, type Words } from './add-questions.ts'
import { listParents, type Parent } from './intake.repository.ts'
import { type ReadText, readTexts } from './read-texts.ts'

type Growing = Omit<Asked, 'words'> & { words: Words[] }
type Taking = {
  stream: Livestream
  arrivals: readonly Arrival[]
  /** Questions kept before that have more words now. */
  further: Set<string>
}

/** Returns the messages that belong to the stream. */
export async function registerQuestions(
  tx: Tx,
  { stream, arrivals, further }: Taking,
  deps: LivestreamDeps,
): Promise<Arrival[]> {
  const due = arrivals.filter(({ message }) => collectsAt(stream, message.occurredAt) !== null)
  if (due.length === 0) return []
  const parents = await findParents(tx, due)
  // A message that an incident accepts as a follow-up stays with the incident.
  const ours = due.filter((arrival) => !parents(arrival).some(({ incidentId }) => incidentId !== null))
  const texts = readTexts(
    ours.map(({ message }) => message.text),
    stream.municipalityCode,
    deps,
  )
  const batch = new Map<string, Growing>()
  const added: (Words & { questionId: string; arrival: Arrival })[] = []
  for (const [index, arrival] of ours.entries()) {
    const { message } = arrival
    const words = { messageId: message.id, askedAt: message.occurredAt }
    const read = texts[index]
    if (!read) continue
    const inBatch = read.isSaying ? ownInBatch(arrival, batch) : undefined
    const earlier = read.isSaying ? parents(arrival).find((parent) => takesWords(parent, stream)) : undefined
    if (inBatch) {
      inBatch.words.push(words)
      inBatch.text += `\n${message.text}`
      inBatch.danger ??= read.danger
      batch.set(keyOf(message, message.externalId), inBatch)
    } else if (earlier?.questionId) {
      added.push({ ...words, questionId: earlier.questionId, arrival })
      further.add(earlier.questionId)
    } else batch.set(keyOf(message, message.externalId), begin(arrival, read, stream))
  }
  await insertAskers(
    tx,
    added.map(({ arrival, ...words }) => ({
      ...{ ...words, id: newId(), isFurther: true, card: null },
      ...{ channel: channelOf(arrival, stream), authorId: arrival.message.authorId },
    })),
  )
  await addQuestions(tx, { stream, asked: [...new Set(batch.values())] }, deps)
  return ours
}

type Place = { channelId: string; container: string }

function keyOf({ channelId, container }: Place, externalId: string): string {
  return `${channelId} ${container} ${externalId}`
}

/** What a comment replies to: itself, and the one that began the thread. */
function repliedTo({ message }: Arrival): string[] {
  const { parentExternalId, threadExternalId, externalId } = message
  if (parentExternalId === null) return []
  return [...new Set([parentExternalId, threadExternalId])].filter((id) => id !== externalId)
}

/** Only replies of the same author; somebody else who replies asks a question of their own. */
async function findParents(tx: Tx, arrivals: readonly Arrival[]): Promise<(arrival: Arrival) => Parent[]> {
  const keys = arrivals.flatMap((arrival) =>
    repliedTo(arrival).map((externalId) => ({
      ...{ channelId: arrival.message.channelId, container: arrival.message.container, externalId },
    })),
  )
  const rows = await listParents(tx, keys)
  const byKey = new Map(rows.map((row) => [keyOf(row, row.externalId), row]))
  return (arrival) =>
    repliedTo(arrival).flatMap((externalId) => {
      const parent = byKey.get(keyOf(arrival.message, externalId))
      const isOwn = parent && parent.authorId !== null && parent.authorId === arrival.message.authorId
      return isOwn ? [parent] : []
    })
}

function takesWords({ livestreamId, state }: Parent, stream: Livestream): boolean {
  return livestreamId === stream.id && state !== null && isOpenQuestion(state)
}

function ownInBatch(arrival: Arrival, batch: ReadonlyMap<string, Growing>): Growing | undefined {
  const { authorId } = arrival.message
  return repliedTo(arrival)
    .map((externalId) => batch.get(keyOf(arrival.message, externalId)))
    .find((question) => question?.isQuestion && authorId !== null && question.authorId === authorId)
}

function channelOf({ message }: Arrival, { startedAt }: Livestream): Asked['channel'] {
  return startedAt !== null && message.occurredAt >= startedAt ? 'comment_live' : 'comment_before'
}

function begin(
  arrival: Arrival,
  { isQuestion, danger, topicCode, address }: ReadText,
  stream: Livestream,
): Growing {
  const { id: messageId, text, authorId, occurredAt: askedAt } = arrival.message
  return {
    ...{ id: newId(), channel: channelOf(arrival, stream), text, authorId, card: null },
    ...{ isQuestion, danger, topicCode, address, tag: null, words: [{ messageId, askedAt }] },
  }
}
