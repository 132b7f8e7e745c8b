/** How far the right over messages of chats goes for a person; chats that they do not see are not among the answers. */
import type { ModerationReach } from '@veche/contract/values/portal/moderation.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { canInChat, loadChatScopes } from '../chat/index.ts'
import { canModerate } from './moderation.policy.ts'
import { listRolesIn, listSeen } from './reach.repository.ts'

export async function reachInChats(
  db: Db,
  actor: Actor,
  chatIds: readonly string[],
): Promise<ReadonlyMap<string, ModerationReach>> {
  const chats = await listSeen(db, actor, chatIds)
  const [scopes, roles] = await Promise.all([loadChatScopes(db, chats), listRolesIn(db, actor.id, chatIds)])
  const asDispatcher = { ...actor, grants: actor.grants.filter(({ role }) => role === 'dispatcher') }
  return new Map(
    chats.map((chat): [string, ModerationReach] => {
      const scope = scopes.get(chat.id) ?? { ...chat, agencyCodes: [], memberIds: [] }
      const memberRole = roles.get(chat.id) ?? null
      if (canModerate({ actor, chat: { scope }, memberRole })) return [chat.id, 'all']
      return [chat.id, canInChat(asDispatcher, 'work', scope) ? 'hide' : 'see']
    }),
  )
}
