/** What a method of the emulated MAX is. */
import type { RequestEffect } from '../lib/storage/ledger.ts'
import type { Bot, Chat, Member } from './model.ts'
import { memberKey } from './state.ts'
import { MaxError, type World } from './world.ts'

export type Call = {
  world: World
  bot: Bot
  params: Record<string, string>
  query: Record<string, string>
  body: unknown
}
export type Outcome = { body: unknown; effect: RequestEffect; createdId?: string }
export type Method = {
  /** The names that the query may have. */
  query: readonly string[]
  /** The schema of the body and its fields. */
  body?: { schema: string; fields: readonly string[] }
  answer: string
  run(call: Call): Outcome
}

export const bad = (message: string): MaxError => new MaxError(400, 'proto.payload', message)
/** The error of a person who stopped the bot. */
export const suspended = ({ id }: Chat): MaxError =>
  new MaxError(403, 'chat.denied', `Key: error.dialog.suspended, args: [${id},].`)

export function getMembership({ world, bot }: Call, chatId: number): { chat: Chat; member: Member } {
  const chat = world.state.chats.get(String(chatId))
  const member = world.state.members.get(memberKey(chatId, bot.id))
  if (!chat || !member) throw new MaxError(403, 'chat.denied', 'No access to the chat')
  return { chat, member }
}
