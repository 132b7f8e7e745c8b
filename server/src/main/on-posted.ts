import type { OnPosted } from '../modules/answers/index.ts'
import { recordPost } from '../modules/chats/index.ts'
import type { Product } from './context.ts'
import { chatsContextOf } from './register-deps.ts'

/** Words in a municipal chat are part of its talk, a reply of a live stream there too; elsewhere nothing follows. */
export function createOnPosted(product: Pick<Product, 'context' | 'connectors'>): OnPosted {
  const { loadDeps } = chatsContextOf(product)
  return async (tx, posted) => recordPost(tx, posted, await loadDeps())
}
