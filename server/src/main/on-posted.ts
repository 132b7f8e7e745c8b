import type { OnPosted } from '../modules/answers/index.ts'
import { recordPost } from '../modules/chats/index.ts'
import type { Product } from './context.ts'
import { chatsContextOf } from './register-deps.ts'

/** Every post of today is words in a municipal chat. */
export function createOnPosted(product: Pick<Product, 'context' | 'connectors'>): OnPosted {
  const { loadDeps } = chatsContextOf(product)
  return async (tx, posted) => recordPost(tx, posted, await loadDeps())
}
