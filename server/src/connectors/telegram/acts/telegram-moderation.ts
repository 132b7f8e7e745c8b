/**
 * What a bot that administers a group does there. A deleted message does not come back, and none older than two days is
 * deleted; who is muted or banned is so for a time that Telegram itself keeps, and nobody shorter than half a minute.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { RawApi } from 'grammy'
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type Moderation,
  type ModerationOffer,
  type ModerationOrder,
} from '../../connector.ts'
import type { TelegramClient } from '../telegram-client.ts'
import { isPrivate, parseContainer } from '../telegram-container.ts'

/** An hour is left for a queue that is slow, and for the second person. */
const DELETED_WITHIN_MS = 2 * DAY_MS - DAY_MS / 24

const Member = z.object({ status: z.string(), can_send_messages: z.boolean().nullish().catch(null) })

export function telegramModeration(client: TelegramClient): Moderation {
  return {
    offers({ tokens }, { container, authorExternalId, writtenAt }, now) {
      const { chatId } = parseContainer(container)
      if (!tokens.bot || isPrivate(chatId)) return []
      const offers: ModerationOffer[] = []
      if (now.getTime() - writtenAt.getTime() < DELETED_WITHIN_MS)
        offers.push({ kind: 'delete', isUndoable: false, terms: null })
      if (!isPerson(authorExternalId)) return offers
      // Only supergroups know a time of silence.
      if (chatId.startsWith('-100')) offers.push({ kind: 'mute', isUndoable: true, terms: 'any' })
      return [...offers, { kind: 'ban', isUndoable: true, terms: 'any' }]
    },
    heldIn: (container) => parseContainer(container).chatId,
    async carryOut(account, order) {
      const { chatId } = parseContainer(order.target.container)
      const { method, call } = callOf(chatId, order)
      try {
        await client.request(account, {
          ...{ method, call, schema: z.literal(true) },
          ...{ hasEffect: true, priority: 'answer', chatId },
        })
      } catch (error) {
        const isGone = error instanceof ConnectorError && error.code === 'telegram.post_gone'
        if (!(isGone && order.kind === 'delete')) throw error
      }
    },
    holds: (account, order) => holds(client, account, order),
  }
}

type Call = { method: keyof RawApi; call: (api: RawApi) => Promise<unknown> }

function callOf(chatId: string, order: ModerationOrder): Call {
  const { kind, target, until } = order
  const term = until && { until_date: Math.floor(until.getTime() / 1000) }
  switch (kind) {
    case 'delete': {
      const message = { chat_id: chatId, message_id: Number(target.externalId) }
      return { method: 'deleteMessage', call: (api) => api.deleteMessage(message) }
    }
    case 'mute':
    case 'unmute': {
      const member = { chat_id: chatId, user_id: memberOf(order), permissions: rightsOf(kind === 'unmute') }
      return {
        method: 'restrictChatMember',
        call: (api) => api.restrictChatMember({ ...member, ...(kind === 'mute' && term) }),
      }
    }
    case 'ban': {
      const member = { chat_id: chatId, user_id: memberOf(order) }
      return { method: 'banChatMember', call: (api) => api.banChatMember({ ...member, ...term }) }
    }
    case 'unban': {
      // Without the condition Telegram would put out whoever has come back meanwhile.
      const member = { chat_id: chatId, user_id: memberOf(order), only_if_banned: true }
      return { method: 'unbanChatMember', call: (api) => api.unbanChatMember(member) }
    }
    case 'restore':
      throw new ConnectorError('refused', 'telegram.not_offered')
  }
}

function rightsOf(mayWrite: boolean) {
  return {
    can_send_messages: mayWrite,
    ...(mayWrite && {
      ...{ can_send_audios: true, can_send_documents: true, can_send_photos: true, can_send_videos: true },
      ...{ can_send_video_notes: true, can_send_voice_notes: true, can_send_polls: true },
      ...{ can_send_other_messages: true, can_add_web_page_previews: true },
    }),
  }
}

const isPerson = (id: string | null): id is string => id !== null && /^\d+$/.test(id)

function memberOf({ target }: ModerationOrder): number {
  if (isPerson(target.authorExternalId)) return Number(target.authorExternalId)
  throw new ConnectorError('refused', 'telegram.nobody')
}

/** Of a message Telegram tells a bot nothing, of a member all that is asked here. */
async function holds(
  client: TelegramClient,
  account: ChannelAccount,
  order: ModerationOrder,
): Promise<boolean | null> {
  if (order.kind === 'delete' || order.kind === 'restore') return null
  const { chatId } = parseContainer(order.target.container)
  const member = { chat_id: chatId, user_id: memberOf(order) }
  const { status, can_send_messages: mayWrite } = await client.request(account, {
    ...{ method: 'getChatMember', call: (api: RawApi) => api.getChatMember(member), schema: Member },
  })
  const isMuted = status === 'restricted' && mayWrite !== true
  if (order.kind === 'ban' || order.kind === 'unban') return (status === 'kicked') === (order.kind === 'ban')
  return isMuted === (order.kind === 'mute')
}
