/** Bytes go after the transaction that erased their question; a process that dies between the two goes on in an hour. */
import { deleteErasedFile, listErasedFiles } from './erasure.repository.ts'
import type { ErasureContext } from './erasure-context.ts'

const AT_ONCE = 500

export async function removeErasedFiles({
  db,
  shelves,
}: Pick<ErasureContext, 'db' | 'shelves'>): Promise<void> {
  for (const file of await listErasedFiles(db, AT_ONCE)) {
    if (!file.isNeeded) await shelves[file.shelf].remove(file.hash)
    await deleteErasedFile(db, file)
  }
}
