/** What one message of a municipal chat is, for the rules of this folder. */

export const MESSAGE_CLASSES = [
  'question',
  'complaint',
  'danger',
  'rumour',
  'thanks',
  'talk',
  'spam',
  'breach',
] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

export type ChatRole = 'head' | 'deputy' | 'department' | 'rural_head' | 'utility' | 'moderator' | 'resident'

const WORK = ['question', 'complaint', 'danger', 'rumour'] as const
export type WorkClass = (typeof WORK)[number]

/** Only these start a clock; the others ask nothing of anybody. */
export function opensWork(messageClass: MessageClass): messageClass is WorkClass {
  return WORK.some((name) => name === messageClass)
}

export function isOfficial(role: ChatRole): boolean {
  return role !== 'resident'
}
