/** A followed question as letters and pages name it: by its number, never by its words. */
import type { Db } from '../../../platform/database/db.ts'
import type { Language } from '../domain/words.ts'
import { progressWordsOf } from './domain/words.ts'
import { findFollowedWork, getRequestNumber, type Question } from './followers.repository.ts'

/** `path`: where it is read, by its code. */
export async function nameQuestion(
  db: Db,
  question: Question,
  language: Language,
): Promise<{ named: string; path: string }> {
  const words = progressWordsOf(language)
  if (question.requestId !== null) {
    const number = await getRequestNumber(db, question.requestId)
    return { named: words.question(number), path: `/ask/${number}` }
  }
  const work = await findFollowedWork(db, question)
  return { named: work ? words.joined(work.number) : words.title, path: '/open/joined' }
}
