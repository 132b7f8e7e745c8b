import type { OnPosted } from '../modules/answers/index.ts'
import { recordPost } from '../modules/chats/index.ts'
import type { AppContext } from '../platform/http/app-context.ts'
import { chatsContextOf } from './register-deps.ts'

/** Every post of today is words in a municipal chat. */
export function createOnPosted(context: AppContext): OnPosted {
  const { loadDeps } = chatsContextOf(context)
  return async (tx, posted) => recordPost(tx, posted, await loadDeps())
}
