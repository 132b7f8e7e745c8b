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

const WORK: ReadonlySet<MessageClass> = new Set(['question', 'complaint', 'danger', 'rumour'])

/** Only these start a clock; the others ask nothing of anybody. */
export function opensWork(messageClass: MessageClass): boolean {
  return WORK.has(messageClass)
}

export function isOfficial(role: ChatRole): boolean {
  return role !== 'resident'
}
