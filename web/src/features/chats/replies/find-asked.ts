import type { ChatMessageResponse } from '@veche/contract/chats.ts'

export type AskedBy = { name: string | null; at: string; text: string }

/** Who asked: of what is on the screen, else of the open questions, which may stand far above. */
export function findAsked(
  messageId: string,
  messages: readonly ChatMessageResponse[],
  questions: readonly { messageId: string; authorName: string | null; text: string; openedAt: string }[],
): AskedBy | null {
  const message = messages.find(({ id }) => id === messageId)
  if (message) return { name: message.author.name, at: message.occurredAt, text: message.text }
  const question = questions.find((one) => one.messageId === messageId)
  return question ? { name: question.authorName, at: question.openedAt, text: question.text } : null
}
