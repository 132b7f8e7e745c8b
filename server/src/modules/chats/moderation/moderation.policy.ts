/** Heads and executors answer in a chat, so they may not moderate it. */
import type { ChatRole } from '@veche/contract/chats.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { canInChat, type ScopedChat } from '../chat/index.ts'

type Moderating = { actor: Actor; chat: Pick<ScopedChat, 'scope'>; memberRole: ChatRole | null }

export function canModerate({ actor, chat, memberRole }: Moderating): boolean {
  return memberRole === 'moderator' || canInChat(actor, 'manage', chat.scope)
}

export function authorizeModeration(moderating: Moderating): void {
  if (!canModerate(moderating)) throw new ForbiddenError('chat.forbidden', { right: 'moderate' })
}
