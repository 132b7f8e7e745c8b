/** What the ledger has gathered becomes entries. */
export { appendChanges, BATCH, type BookContext } from './append-changes.ts'
export { listPrivate } from './book.repository.ts'
export { entryOfChange } from './domain/entry-of-change.ts'
export { rotateKey } from './rotate-key.ts'
export { readAtWholeBook } from './whole-book.ts'
