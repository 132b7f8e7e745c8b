/** Whether the Book says what the ledger says. */

export { countChanges, findLastCheck } from './checking.repository.ts'
export { type BookComparison, checkBook, compareBook } from './compare-book.ts'
