/** All questions as they are counted: folds what changed, compares it with the questions, and notices missed deadlines. */

export type { Slice } from './domain/slices.ts'
export { correctFigures, foldFigures, markLate } from './ledger.repository.ts'
