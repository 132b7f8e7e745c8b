/** Promises made on air, kept or late, and other facts that an editor reads before the next stream. */
export { isKept } from './promises.repository.ts'
export { readBefore } from './read-before.ts'
