/** What was promised on air: said there, kept or late, and what else an editor reads before the next stream. */
export { isKept } from './promises.repository.ts'
export { readBefore } from './read-before.ts'
