/** Adds new questions of one stream: numbers them, folds equal words together and marks similar ones. Few statements for a batch. */
import type { LivestreamQuestionState, QuestionChannel } from '@veche/contract/livestreams.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { likeness } from '../../text/index.ts'
import { type Danger, saveChanged } from '../control/index.ts'
import {
  askedWords,
  insertAskers,
  isElsewhere,
  keyOfWords,
  listQuestions,
  type Past,
  plainWords,
  stemsOf,
  touchQuestions,
} from '../questions/index.ts'
import { isPast, type Livestream, type LivestreamDeps, takeNumbers, takeRevisions } from '../stream/index.ts'
import { insertQuestions, listAlike, listSame, type NewQuestion } from './intake.repository.ts'

export type Words = { messageId: string; askedAt: Date }
export type Asked = {
  id: string
  channel: QuestionChannel
  text: string
  isQuestion: boolean
  /** The words of a danger; null if there is none. */
  danger: readonly string[] | null
  topicCode: string | null
  address: string | null
  authorId: string | null
  card: Buffer | null
  /** By which it was asked from anywhere. */
  tag: string | null
  /** The first is the question, the rest its author added. */
  words: readonly Words[]
}

const ALIKE = 0.5

export async function addQuestions(
  tx: Tx,
  { stream, asked }: { stream: Livestream; asked: readonly Asked[] },
  deps: LivestreamDeps,
): Promise<void> {
  if (asked.length === 0) return
  const livestreamId = stream.id
  const firstNumber = await takeNumbers(tx, livestreamId, asked.length)
  const firstRevision = await takeRevisions(tx, livestreamId, asked.length)
  const placed = await place(tx, livestreamId, asked)
  await insertQuestions(
    tx,
    placed.map((question, index) => ({
      ...question,
      ...{ livestreamId, number: firstNumber + index, revision: firstRevision + index },
    })),
  )
  await insertAskers(tx, asked.flatMap(askersOf))
  const fresh = new Set(asked.map(({ id }) => id))
  const joined = new Set(placed.flatMap(({ foldedIntoId }) => foldedIntoId ?? []))
  await touchQuestions(
    tx,
    livestreamId,
    [...joined].filter((id) => !fresh.has(id)),
  )
  const dangers = dangersOf(asked)
  const waiting = placed.filter(({ state }) => state === 'received').map(({ id }) => id)
  const owed = isPast(stream.step) ? waiting : [...dangers.keys()]
  const changed = await listQuestions(tx, livestreamId, owed)
  await saveChanged(tx, { stream, changed, dangers }, deps)
}

/** The clock of a danger runs from when it was written, as under any post. */
function dangersOf(asked: readonly Asked[]): Map<string, Danger> {
  return new Map(
    asked.flatMap(({ id, danger, words: [first] }) =>
      danger === null || !first ? [] : [[id, { words: danger, since: first.askedAt }] as const],
    ),
  )
}

function askersOf({ id, channel, authorId, card, tag, words }: Asked) {
  return words.map(({ messageId, askedAt }, index) => ({
    ...{ id: newId(), questionId: id, channel, messageId, authorId, askedAt, tag },
    ...{ card: index === 0 ? card : null, isFurther: index > 0 },
  }))
}

type Placed = Omit<NewQuestion, 'livestreamId' | 'number' | 'revision'>

async function place(tx: Tx, livestreamId: string, asked: readonly Asked[]): Promise<Placed[]> {
  const read = asked.map((question) => {
    const isSaying = plainWords(askedWords(question.text)) !== ''
    return {
      ...question,
      isQuestion: question.danger !== null || (question.isQuestion && isSaying),
      wordsKey: keyOfWords(question.text),
    }
  })
  const keys = read.flatMap(({ isQuestion, wordsKey }) => (isQuestion ? [wordsKey] : []))
  const same = await listSame(tx, livestreamId, keys)
  const alike = (await listAlike(tx, livestreamId)).map(({ words, ...other }) => ({
    ...other,
    words: new Set(words),
  }))
  return read.map(
    ({ isQuestion, danger, wordsKey, words, authorId: _author, card: _card, tag: _tag, ...question }) => {
      const askedAt = words[0]?.askedAt ?? new Date(0)
      const stems = stemsOf(question.text)
      const plain = { ...question, askedAt, wordsKey, words: stems }
      if (!isQuestion) return { ...plain, ...setBy('aside', askedAt), foldedIntoId: null, similarToId: null }
      // A danger is never folded, because each author may mean another place.
      const foldedIntoId = danger === null ? same.get(wordsKey) : undefined
      if (foldedIntoId !== undefined)
        return { ...plain, ...setBy('folded', askedAt), foldedIntoId, similarToId: null }
      same.set(wordsKey, question.id)
      const own = { id: question.id, address: question.address, words: new Set(stems) }
      const similarToId = findAlike(own, alike)
      alike.push(own)
      return { ...plain, state: 'received', past: [], foldedIntoId: null, similarToId }
    },
  )
}

/** Set by the rules for texts; an editor undoes it with one key. */
function setBy(
  state: LivestreamQuestionState,
  askedAt: Date,
): { state: LivestreamQuestionState; past: Past[] } {
  const before = { state: 'received', position: null, readOutS: null, timeCodeS: null } as const
  const nothing = { promise: null, declineReason: null, foldedIntoId: null }
  return { state, past: [{ ...before, ...nothing, at: askedAt.toISOString(), by: 'text' }] }
}

type Told = { id: string; address: string | null; words: ReadonlySet<string> }

function findAlike(own: Told, others: readonly Told[]): string | null {
  let best: { id: string; share: number } | null = null
  for (const other of others) {
    const share = likeness(own.words, other.words)
    if (share < ALIKE || share <= (best?.share ?? 0) || isElsewhere(own.address, other.address)) continue
    best = { id: other.id, share }
  }
  return best?.id ?? null
}
