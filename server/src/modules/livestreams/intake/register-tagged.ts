/** Takes in messages from anywhere with the tag of a stream: each is a question of its own. */
import type { QuestionChannel } from '@veche/contract/livestreams.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { Arrival } from '../../inbox/index.ts'
import { collectsAt, type Livestream, type LivestreamDeps, tagsIn, withoutTag } from '../stream/index.ts'
import { type Asked, addQuestions } from './add-questions.ts'
import { listOfResidents, listTagged } from './intake.repository.ts'
import { readTexts } from './read-texts.ts'

/** Where a tag asks: elsewhere people write it under what they share. */
const CHANNELS: Partial<Record<Arrival['message']['surface'], QuestionChannel>> = {
  private: 'private',
  email: 'private',
  chat: 'chat',
  form: 'form',
}

export type Tagged = { arrival: Arrival; livestreamId: string; tag: string }

/** Pairs each message with the stream that it asks. */
export async function findTagged(tx: Tx, arrivals: readonly Arrival[]): Promise<Tagged[]> {
  const read = arrivals
    .filter(({ message }) => CHANNELS[message.surface] !== undefined && message.authorKind !== 'self')
    .map((arrival) => ({ arrival, tags: tagsIn(arrival.message.text) }))
    .filter(({ tags }) => tags.length > 0)
  const streams = await listTagged(tx, [...new Set(read.flatMap(({ tags }) => tags))])
  const asking = read.flatMap(({ arrival, tags }): Tagged[] => {
    const stream = streams.find(({ tag }) => tags.includes(tag))
    return stream ? [{ ...stream, arrival }] : []
  })
  const inChats = asking.filter(({ arrival }) => arrival.message.surface === 'chat')
  const ofResidents = await listOfResidents(
    tx,
    inChats.map(({ arrival }) => arrival.message.id),
  )
  return asking.filter(
    ({ arrival: { message } }) => message.surface !== 'chat' || ofResidents.has(message.id),
  )
}

/** Returns the messages that belong to the stream. */
export async function registerTagged(
  tx: Tx,
  { stream, tagged }: { stream: Livestream; tagged: readonly Tagged[] },
  deps: LivestreamDeps,
): Promise<Arrival[]> {
  const due = tagged.filter(({ arrival }) => collectsAt(stream, arrival.message.occurredAt) !== null)
  const texts = due.map(({ arrival, tag }) => withoutTag(arrival.message.text, tag))
  const read = readTexts(texts, stream.municipalityCode, deps)
  const asked = due.flatMap(({ arrival, tag }, index): Asked[] => {
    const [found, text] = [read[index], texts[index]]
    if (!found || text === undefined) return []
    const { id: messageId, occurredAt: askedAt, authorId, surface } = arrival.message
    const { isSaying, danger, topicCode, address } = found
    return [
      {
        ...{ id: newId(), channel: CHANNELS[surface] ?? 'private', text, authorId, card: null, tag },
        // Whoever writes the tag means to ask, in however few words.
        ...{ isQuestion: isSaying, danger, topicCode, address, words: [{ messageId, askedAt }] },
      },
    ]
  })
  await addQuestions(tx, { stream, asked }, deps)
  return due.map(({ arrival }) => arrival)
}
