/** Refuses a text that equals an earlier one to the same authors: a second letter must say something new. */
import { isSameWords } from '@veche/contract/rules/same-words.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { listPublishedTexts } from './published.repository.ts'

type Written = { incidentId: string; text: string; privateText: string }

/** True if the text equals one that stands in a thread or may stand there. */
export async function repeatsPublished(db: Db, { incidentId, text, privateText }: Written): Promise<boolean> {
  const published = await listPublishedTexts(db, incidentId)
  return published.some(
    (earlier) => isSameWords(earlier.text, text) && isSameWords(earlier.privateText, privateText),
  )
}

export async function assertSaysNew(db: Db, written: Written): Promise<void> {
  if (await repeatsPublished(db, written)) throw new InvalidError('answer.already_published')
}
