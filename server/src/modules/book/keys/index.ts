/** The keys of the Book. */
export { makeBookKey, openBookKey } from './book-keys.ts'
export { findCurrentKey, listKeys, retireKey } from './keys.repository.ts'
