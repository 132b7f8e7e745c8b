/** What an author adds, edits, deletes or brings back changes the question, as long as nobody put it into other words. */
import type { Tx } from '../../../platform/database/db.ts'
import { type Danger, saveChanged } from '../control/index.ts'
import {
  addPast,
  fieldsOf,
  keyOfWords,
  listQuestions,
  type Question,
  stemsOf,
  touchQuestions,
} from '../questions/index.ts'
import { isAtWork, type Livestream, type LivestreamDeps, withoutTag } from '../stream/index.ts'
import { listTexts, type TextNow, updateTexts } from './intake.repository.ts'
import { type ReadText, readTexts } from './read-texts.ts'

export async function followWords(
  tx: Tx,
  { stream, questionIds }: { stream: Livestream; questionIds: readonly string[] },
  deps: LivestreamDeps,
): Promise<void> {
  if (questionIds.length === 0 || !isAtWork(stream.step)) return
  const now = new Map((await listTexts(tx, questionIds)).map((row) => [row.questionId, wordsOf(row)]))
  const reworded = [...now].flatMap(([questionId, { text, isReworded }]) =>
    text === null || isReworded
      ? []
      : [{ questionId, text, wordsKey: keyOfWords(text), words: stemsOf(text) }],
  )
  await updateTexts(tx, reworded)
  const questions = (await listQuestions(tx, stream.id, questionIds)).filter(({ id }) => now.has(id))
  const read = (texts: readonly string[]) => readTexts(texts, stream.municipalityCode, deps)
  const whole = read(questions.map(({ id }) => now.get(id)?.text ?? ''))
  const dangers = findDangers(now, read, deps.now)
  const changed = questions.flatMap((question, index) => {
    const next = follow(question, now.get(question.id)?.text ?? null, {
      isQuestion: whole[index]?.isQuestion ?? false,
      at: deps.now.toISOString(),
    })
    return next === question && !dangers.has(question.id) ? [] : [next]
  })
  await saveChanged(tx, { stream, changed, dangers }, deps)
  const saved = new Set(changed.map(({ id }) => id))
  await touchQuestions(
    tx,
    stream.id,
    questions.map(({ id }) => id).filter((id) => !saved.has(id)),
  )
}

type Said = { text: string | null; said: readonly string[]; isReworded: boolean }

function wordsOf({ said, tag, isReworded }: TextNow): Said {
  const text = said.length === 0 ? null : said.join('\n')
  return { text: text !== null && tag !== null ? withoutTag(text, tag) : text, said, isReworded }
}

/** Reads each message separately, because earlier words do not weaken a danger. The danger counts from now, when it appeared. */
function findDangers(
  now: ReadonlyMap<string, Said>,
  read: (texts: readonly string[]) => ReadText[],
  since: Date,
): Map<string, Danger> {
  const parts = [...now].flatMap(([questionId, { said }]) => said.map((text) => ({ questionId, text })))
  const found = read(parts.map(({ text }) => text))
  return new Map(
    parts.flatMap(({ questionId }, index) => {
      const words = found[index]?.danger
      return words ? [[questionId, { words, since }] as const] : []
    }),
  )
}

function follow(
  question: Question,
  text: string | null,
  { isQuestion, at }: { isQuestion: boolean; at: string },
): Question {
  const last = question.past.at(-1)
  // Its author deleted it before anybody selected it, so it is set aside.
  if (text === null && question.state === 'received')
    return { ...question, state: 'aside', past: addPast(question, { at, by: 'source' }) }
  if (text === null || question.state !== 'aside' || !last) return question
  const isBack = last.by === 'source' || (last.by === 'text' && isQuestion)
  return isBack ? { ...question, ...fieldsOf(last), past: question.past.slice(0, -1) } : question
}
