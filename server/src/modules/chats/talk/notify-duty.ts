/** Notifies of a danger at once: people on duty in the chat, otherwise its leaders, otherwise those who watch such chats. */
import type { Role } from '@veche/contract/access.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { listActivePeople } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { type Chat, type ChatDeps, canInChat, loadChatScope } from '../chat/index.ts'
import { findOnDuty } from '../members/index.ts'
import { markDutyTold } from './followed.repository.ts'
import { listLeaders } from './talk.repository.ts'

export type Danger = { messageId: string; number: number }

const WATCHING: readonly Role[] = ['chat_moderator', 'dispatcher']

export async function notifyDuty(
  tx: Tx,
  { chat, dangers }: { chat: Chat; dangers: readonly Danger[] },
  { now }: Pick<ChatDeps, 'now'>,
): Promise<void> {
  const userIds = await chooseHearers(tx, chat, { now })
  if (userIds.length === 0) return
  await addNotifications(
    tx,
    dangers.flatMap(({ messageId, number }) =>
      userIds.map((userId) => ({
        ...{ userId, incidentId: null, isUrgent: true },
        kind: 'chat' as const,
        details: { chatId: chat.id, chatTitle: chat.title, messageId, number },
        dedupeKey: `chat:${messageId}`,
      })),
    ),
    now,
  )
  await markDutyTold(
    tx,
    dangers.map(({ messageId }) => messageId),
    { userIds, now },
  )
}

async function chooseHearers(tx: Tx, chat: Chat, { now }: Pick<ChatDeps, 'now'>): Promise<string[]> {
  const onDuty = await findOnDuty(tx, [chat.id], now)
  if (onDuty.length > 0) return [...new Set(onDuty.map(({ userId }) => userId))]
  const leaders = await listLeaders(tx, chat.id)
  if (leaders.length > 0) return leaders.map(({ userId }) => userId)
  const scope = await loadChatScope(tx, chat)
  return (await listActivePeople(tx))
    .map(({ grants, ...person }) => ({
      ...person,
      tokenScopes: null,
      grants: grants.filter(({ role }) => WATCHING.includes(role)),
    }))
    .filter((person) => canInChat(person, 'work', { ...scope, memberIds: [] }))
    .map(({ id }) => id)
}
