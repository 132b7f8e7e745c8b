/** Takes out of digests what is erased: the words of a question, or who asked it. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { listDigestTexts, updateCleaned } from './digest.repository.ts'

/** Those since then that say it, of any chat: a digest of promises speaks of work from elsewhere. */
export async function findDigestsTelling(
  db: Db,
  since: Date,
  isTold: (text: string) => boolean,
): Promise<string[]> {
  const digests = await listDigestTexts(db, { ids: [], since })
  return digests.filter(({ text }) => text.split('\n').some(isTold)).map(({ id }) => id)
}

/** Those that were found before, and those that were made since. */
type Clean = { ids: readonly string[]; since: Date; clean: (text: string) => string; erasureId: string }

/** Which were changed; they say by which erasure, and the trigger of migration 0105 takes away what was posted of them. */
export async function cleanDigests(tx: Tx, { ids, since, clean, erasureId }: Clean): Promise<string[]> {
  const cleaned: string[] = []
  for (const { id, text } of await listDigestTexts(tx, { ids, since })) {
    const left = clean(text)
    if (left === text) continue
    await updateCleaned(tx, { id, text: left, erasureId })
    cleaned.push(id)
  }
  return cleaned
}
