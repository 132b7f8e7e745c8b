import { type OnPosted, registerClarification } from '../../modules/answers/index.ts'
import { registerDayPost } from '../../modules/book/index.ts'
import { registerPost } from '../../modules/chats/index.ts'
import { registerFakePost } from '../../modules/fakes/index.ts'
import { registerBroadcastPost } from '../../modules/portal/index.ts'
import type { Product } from '../context.ts'
import { chatsContextOf } from './register-deps.ts'

/** What stands in a chat is part of its talk, whoever has posted it; a refutation is told to its card too, a day of the Book to its page. */
export function createOnPosted(product: Pick<Product, 'context' | 'connectors'>): OnPosted {
  const { loadDeps } = chatsContextOf(product)
  return async (tx, posted) => {
    const deps = await loadDeps()
    // The chat is held first, then its questions: as the pipeline holds them.
    if (posted.place.surface === 'chat') await registerPost(tx, posted, deps)
    if (posted.purpose === 'fake_reply' || posted.purpose === 'fake_post')
      await registerFakePost(tx, posted, deps)
    if (posted.purpose === 'book_day') await registerDayPost(tx, posted, deps)
    if (posted.purpose === 'clarification' || posted.purpose === 'clarification_notice')
      await registerClarification(tx, { ...product.context, connectors: product.connectors }, posted)
    if (posted.purpose === 'broadcast') await registerBroadcastPost(tx, posted, deps)
  }
}
