/** What an interim answer promises, how far each role may promise, and how the fields follow the words of the text. */
export { assertPromise } from './domain/promise.ts'
export { findPromiseLimit } from './promise-limit.ts'
