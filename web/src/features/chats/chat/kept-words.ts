import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'

/** `fileIds` are those of `file-store.ts`. */
export type Words = {
  text: string
  replyToMessageId: string | null
  fileIds: string[]
  /** What was said to «Это ответ?» about the message that is replied to. */
  isAnswer?: boolean
}
export const NO_WORDS: Words = { text: '', replyToMessageId: null, fileIds: [] }
/** Sent without a line; its key makes the same words one message however often they are sent. */
export type Unsent = Words & { key: string; chatId: string; writtenAt: number }

const draftKey = (userId: string, chatId: string) => `chat-draft.${userId}.${chatId}`
const unsentKey = (userId: string) => `chat-unsent.${userId}.`

/** By person and chat: a shared computer mixes nobody's words. */
export function keepDraft(userId: string, chatId: string, words: Words): void {
  const isEmpty = words.text === '' && words.replyToMessageId === null && words.fileIds.length === 0
  writeStored(draftKey(userId, chatId), isEmpty ? null : JSON.stringify(words))
}

export function findDraft(userId: string, chatId: string): Words {
  return readWords(parse(readStored(draftKey(userId, chatId)))) ?? NO_WORDS
}

/** Words that came back stand before what has been written since. */
export function joinWords(back: Words, since: Words): Words {
  return {
    text: [back.text, since.text].filter(Boolean).join('\n'),
    replyToMessageId: back.replyToMessageId ?? since.replyToMessageId,
    fileIds: [...new Set([...back.fileIds, ...since.fileIds])],
  }
}

export function keepUnsent(userId: string, unsent: Unsent): void {
  writeStored(unsentKey(userId) + unsent.key, JSON.stringify(unsent))
}

export function dropUnsent(userId: string, key: string): void {
  writeStored(unsentKey(userId) + key, null)
}

/** Oldest first: they leave in the order they were written. */
export function listUnsent(userId: string): Unsent[] {
  return listStoredKeys(unsentKey(userId))
    .flatMap((stored): Unsent[] => {
      const value = parse(readStored(stored))
      const words = readWords(value)
      if (!words || typeof value?.chatId !== 'string' || typeof value.writtenAt !== 'number') return []
      const key = stored.slice(unsentKey(userId).length)
      return [{ ...words, key, chatId: value.chatId, writtenAt: value.writtenAt }]
    })
    .sort((one, two) => one.writtenAt - two.writtenAt)
}

function readWords(value: Record<string, unknown> | null): Words | null {
  if (typeof value?.text !== 'string') return null
  const { text, replyToMessageId, fileIds, isAnswer } = value
  return {
    text,
    replyToMessageId: typeof replyToMessageId === 'string' ? replyToMessageId : null,
    fileIds: Array.isArray(fileIds) ? fileIds.filter((id) => typeof id === 'string') : [],
    ...(typeof isAnswer === 'boolean' && { isAnswer }),
  }
}

function parse(text: string | null): Record<string, unknown> | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
