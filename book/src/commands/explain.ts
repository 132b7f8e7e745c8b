/** Why nothing can be said of a Book, in words. */
import { Unreadable } from '../bytes/unreadable.ts'
import type { Words } from './words/words.ts'

export function explain(error: unknown, words: Words): string {
  if (error instanceof Unreadable) {
    return error.detail ? `${words.unreadable[error.code]} (${error.detail})` : words.unreadable[error.code]
  }
  // Also a file of the call that is not there, or a full disk: the system has said it.
  return words.unavailable(error instanceof Error ? error.message : String(error))
}
