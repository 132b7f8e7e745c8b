import type { OnPosted } from '../modules/answers/index.ts'
import { registerChatMessages } from '../modules/chats/index.ts'
import type { AppContext } from '../platform/http/app-context.ts'
import { createChannelFacts } from './channel-facts.ts'
import { createChatDeps, createRegisterDeps } from './register-deps.ts'

/** Not every network repeats what we said: our own words are part of the talk as soon as they stand in it. */
export function createOnPosted(context: AppContext): OnPosted {
  const loadDeps = createChatDeps(context, createRegisterDeps(context, createChannelFacts(context)))
  return async (tx, { message }) => {
    if (message === null) return
    const nothingElse = { rawId: null, gapId: null, echo: null, incidentNumber: null }
    await registerChatMessages(tx, [{ message, change: 'appeared', ...nothingElse }], await loadDeps())
  }
}
