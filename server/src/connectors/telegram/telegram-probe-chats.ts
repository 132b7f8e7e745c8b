/** Our groups and channels: does the bot stand in them, may it write, has the channel a group for its comments. */
import { z } from 'zod'
import type { ChannelAccount, ProbeCheck } from '../connector.ts'
import { listOwnChats } from './acts/telegram-own.ts'
import type { TelegramClient } from './telegram-client.ts'
import { attempt, check, type TelegramProbeCode } from './telegram-probe-check.ts'
import { TelegramId } from './telegram-schemas.ts'

const Chat = z.object({ id: TelegramId, type: z.string(), linked_chat_id: TelegramId.nullish().catch(null) })
const Member = z.object({
  status: z.string(),
  is_member: z.boolean().nullish().catch(null),
  can_send_messages: z.boolean().nullish().catch(null),
})

/** The first thing wrong with one chat; null when all is well. */
type Trouble = Extract<
  TelegramProbeCode,
  'telegram.chats_found' | 'telegram.chats_member' | 'telegram.chats_writing' | 'telegram.channel_discussion'
> | null

const TROUBLES = [
  'telegram.chats_found',
  'telegram.chats_member',
  'telegram.chats_writing',
  'telegram.channel_discussion',
] as const

export async function probeOwnChats(client: TelegramClient, account: ChannelAccount): Promise<ProbeCheck[]> {
  const chats = listOwnChats(account.tokens)
  // The bot works in whatever group it is added to: the list only makes it known which are ours.
  if (chats.length === 0) return [check('telegram.chats', 'warning', { present: false })]
  const troubles = new Map<string, Trouble>()
  for (const chat of chats) troubles.set(chat, await probeChat(client, account, chat))
  return TROUBLES.map((code) => {
    const bad = chats.filter((chat) => troubles.get(chat) === code)
    return check(code, bad.length === 0 ? 'ok' : 'warning', { chats: bad.join(', ') })
  })
}

async function probeChat(client: TelegramClient, account: ChannelAccount, chat: string): Promise<Trouble> {
  const { value } = await attempt(client, account, {
    method: 'getChat',
    call: (api) => api.getChat({ chat_id: chat }),
    schema: Chat,
  })
  if (!value) return 'telegram.chats_found'
  if (value.type !== 'channel') return probeMembership(client, account, value.id)
  // Comments of a channel are messages of the group that is linked to it.
  if (value.linked_chat_id == null) return 'telegram.channel_discussion'
  return probeMembership(client, account, value.linked_chat_id)
}

async function probeMembership(
  client: TelegramClient,
  account: ChannelAccount,
  groupId: string,
): Promise<Trouble> {
  const { value: member } = await attempt(client, account, {
    method: 'getChatMember',
    call: (api) => api.getChatMember({ chat_id: groupId, user_id: Number(account.externalId) }),
    schema: Member,
  })
  if (!member || ['left', 'kicked'].includes(member.status)) return 'telegram.chats_member'
  if (member.status !== 'restricted') return null
  if (member.is_member !== true) return 'telegram.chats_member'
  return member.can_send_messages === true ? null : 'telegram.chats_writing'
}
