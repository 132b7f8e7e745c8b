/** The same letter never goes twice: whoever writes once more to those who have an answer says something else. */
import { isSameWords } from '@veche/contract/rules/same-words.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { listPublishedTexts } from './published.repository.ts'

type Written = { incidentId: string; text: string; privateText: string }

/** Word for word what stands in a thread, or may stand there. */
export async function repeatsPublished(db: Db, { incidentId, text, privateText }: Written): Promise<boolean> {
  const published = await listPublishedTexts(db, incidentId)
  return published.some(
    (earlier) => isSameWords(earlier.text, text) && isSameWords(earlier.privateText, privateText),
  )
}

export async function assertSaysNew(db: Db, written: Written): Promise<void> {
  if (await repeatsPublished(db, written)) throw new InvalidError('answer.already_published')
}
