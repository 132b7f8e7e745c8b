import type { Ground } from '../lib/create-emulator.ts'
import type { Uploads } from '../lib/uploads.ts'
import type { Faults } from './faults.ts'
import type { LedgerRecord } from './ledger.ts'
import type { Bot, Chat, Kept, Membership, Webhook } from './model.ts'
import { pairKey } from './model.ts'
import type { Tables } from './state.ts'

export { deriveId } from '../lib/derive.ts'

export type UpdateDraft = {
  botId: number
  type: 'message' | 'edited_message' | 'my_chat_member' | 'callback_query'
  /** Updates of one chat keep their order. */
  chatId: number
  naturalKey: string
  object: unknown
}

/** What all parts of the emulator share. */
export type World = Ground<Tables, LedgerRecord, Faults> & {
  uploads: Uploads
  emit(update: UpdateDraft): void
  /** Is called when the webhook of a bot was set, so that what waits goes there. */
  deliver(botId: number): void
  /** Resolves when the bot has news or the time is over. */
  waitForNews(botId: number, seconds: number): Promise<void>
}

/** Seconds, as Telegram counts them. */
export function secondsNow(world: World): number {
  return Math.floor(world.clock.now().getTime() / 1000)
}

export function findChat(world: World, id: number): Chat | null {
  return world.state.chats.get(String(id)) ?? null
}

export function findMembership(world: World, chatId: number, botId: number): Membership | null {
  return world.state.memberships.get(pairKey(chatId, botId)) ?? null
}

/** Null: nobody keeps this person from writing in the chat, or not any more. */
export function findKept(world: World, chatId: number, residentId: number): Kept | null {
  const kept = world.state.kept.get(pairKey(chatId, residentId))
  return kept && (kept.untilOn === null || kept.untilOn > secondsNow(world)) ? kept : null
}

export function isThere(membership: Membership | null): membership is Membership {
  return membership !== null && membership.status !== 'left' && membership.status !== 'kicked'
}

export function setWebhook(world: World, bot: Bot, webhook: Webhook | null): Bot {
  return world.state.bots.put({ ...bot, webhook })
}
