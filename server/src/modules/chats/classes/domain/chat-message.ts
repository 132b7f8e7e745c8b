/** One message of a municipal chat, as the rules of this folder see it. */
import type { ChatClass, ChatRole as OfficialRole } from '@veche/contract/chats.ts'
import { CHAT_CLASSES } from '@veche/contract/values/chats.ts'

export const MESSAGE_CLASSES = CHAT_CLASSES
export type MessageClass = ChatClass

export type ChatRole = OfficialRole | 'resident'

const WORK = ['question', 'complaint', 'danger', 'rumour'] as const
export type WorkClass = (typeof WORK)[number]

/** Only these classes start a clock. */
export function opensWork(messageClass: MessageClass): messageClass is WorkClass {
  return WORK.some((name) => name === messageClass)
}

export function isOfficial(role: ChatRole): boolean {
  return role !== 'resident'
}
