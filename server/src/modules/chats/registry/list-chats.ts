import type { ChatResponse } from '@veche/contract/chats.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { type ChatRight, type ChatsContext, canInChat, loadChatScopes } from '../chat/index.ts'
import { findOnDuty } from '../members/index.ts'
import { reachInChats } from '../moderation/index.ts'
import { countOpen, listVisibleChats } from './list.repository.ts'

const NOTHING = { openCount: 0, lateCount: 0, dangerCount: 0, unsureCount: 0 }

export async function listChats(
  { db, clock }: Pick<ChatsContext, 'db' | 'clock'>,
  actor: Actor,
): Promise<ChatResponse[]> {
  const now = clock()
  const chats = await listVisibleChats(db, actor)
  const ids = chats.map(({ id }) => id)
  const [scopes, counts, duties, reaches] = await Promise.all([
    loadChatScopes(db, chats),
    countOpen(db, ids, now),
    findOnDuty(db, ids, now),
    reachInChats(db, actor, ids),
  ])
  const onDuty = Map.groupBy(duties, ({ chatId }) => chatId)
  return chats.map(({ id, title, network, municipalityCode, isActive }) => {
    const scope = scopes.get(id)
    const may = (right: ChatRight) => scope !== undefined && canInChat(actor, right, scope)
    return {
      ...{ id, title, network, municipalityCode, isActive },
      ...(counts.get(id) ?? NOTHING),
      onDuty: (onDuty.get(id) ?? []).map(({ userId, name, until }) => ({
        ...{ userId, name },
        until: until.toISOString(),
      })),
      abilities: {
        work: isPermitted(actor, 'chats.work') && may('work'),
        manage: isPermitted(actor, 'chats.manage') && may('manage'),
        moderate: isPermitted(actor, 'chats.work') && reaches.get(id) === 'all',
      },
    }
  })
}
