/** What one message of a municipal chat is, for the rules of this folder. */
import type { ChatClass, ChatRole as OfficialRole } from '@veche/contract/chats.ts'
import { CHAT_CLASSES } from '@veche/contract/values/chats.ts'

export const MESSAGE_CLASSES = CHAT_CLASSES
export type MessageClass = ChatClass

export type ChatRole = OfficialRole | 'resident'

const WORK = ['question', 'complaint', 'danger', 'rumour'] as const
export type WorkClass = (typeof WORK)[number]

/** Only these start a clock; the others ask nothing of anybody. */
export function opensWork(messageClass: MessageClass): messageClass is WorkClass {
  return WORK.some((name) => name === messageClass)
}

export function isOfficial(role: ChatRole): boolean {
  return role !== 'resident'
}
