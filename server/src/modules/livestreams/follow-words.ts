/** What an author adds, edits, deletes or brings back changes the question, as long as nobody put it into other words. */
import type { Tx } from '../../platform/db.ts'
import { isAtWork } from './domain/livestream.ts'
import { fieldsOf, type Question, remember } from './domain/question.ts'
import { stemsOf } from './domain/question-words.ts'
import { withoutTag } from './domain/tag.ts'
import { listTexts, type TextNow, updateTexts } from './intake.repository.ts'
import type { Livestream } from './livestreams.repository.ts'
import type { LivestreamDeps } from './livestreams-context.ts'
import { listQuestions, touchQuestions } from './question-changes.repository.ts'
import { readTexts } from './read-texts.ts'
import { saveChanged } from './save-changed.ts'
import { keyOfWords } from './words-key.ts'

export async function followWords(
  tx: Tx,
  { stream, questionIds }: { stream: Livestream; questionIds: readonly string[] },
  deps: LivestreamDeps,
): Promise<void> {
  if (questionIds.length === 0 || !isAtWork(stream.step)) return
  const now = new Map(
    (await listTexts(tx, questionIds)).map(({ tag, ...now }) => [
      now.questionId,
      { ...now, text: now.text !== null && tag !== null ? withoutTag(now.text, tag) : now.text },
    ]),
  )
  const reworded = [...now.values()].flatMap(({ questionId, text, isReworded }) => {
    if (text === null || isReworded) return []
    const wordsKey = keyOfWords(text)
    return [{ questionId, text, wordsKey, words: stemsOf(text) }]
  })
  await updateTexts(tx, reworded)
  const questions = (await listQuestions(tx, stream.id, questionIds)).filter(({ id }) => now.has(id))
  const read = readTexts(
    questions.map(({ id }) => now.get(id)?.text ?? ''),
    stream.municipalityCode,
    deps,
  )
  const changed = questions.flatMap((question, index) => {
    const next = follow(question, now.get(question.id)?.text ?? null, {
      isQuestion: read[index]?.isQuestion ?? false,
      at: deps.now.toISOString(),
    })
    return next === question ? [] : [next]
  })
  await saveChanged(tx, { stream, changed }, deps)
  const saved = new Set(changed.map(({ id }) => id))
  await touchQuestions(
    tx,
    stream.id,
    questions.map(({ id }) => id).filter((id) => !saved.has(id)),
  )
}

function follow(
  question: Question,
  text: TextNow['text'],
  { isQuestion, at }: { isQuestion: boolean; at: string },
): Question {
  const last = question.past.at(-1)
  // Taken back by its author before anybody chose it: nothing is asked any more.
  if (text === null && question.state === 'received')
    return { ...question, state: 'aside', past: remember(question, { at, by: 'source' }) }
  if (text === null || question.state !== 'aside' || !last) return question
  const isBack = last.by === 'source' || (last.by === 'text' && isQuestion)
  return isBack ? { ...question, ...fieldsOf(last), past: question.past.slice(0, -1) } : question
}
