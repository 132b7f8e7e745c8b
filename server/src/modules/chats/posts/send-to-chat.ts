/** Sends an official's text from the interface by the outbox, in the name of our page, with its attachments. */

import type { SendToChatRequest } from '@veche/contract/chats.ts'
import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import { assertSpeakable, type Chat, findMessageInChat, getChat, postInChat } from '../chat/index.ts'
import { type ChatFileRow, lockChatFiles, markSaid } from './files.repository.ts'
import { assertTaken, attachOf } from './files.ts'

type Words = { chatId: string; request: z.infer<typeof SendToChatRequest>; actor: Actor }

export async function sendToChat(
  { db, ...services }: AnswersContext,
  { chatId, request, actor }: Words,
): Promise<void> {
  const { key: id, text, replyToMessageId } = request
  const fileIds = [...new Set(request.fileIds)]
  const [open] = findPlaceholders(text)
  if (open) throw new InvalidError('chat.open_words', { field: 'text', words: open })
  await db.transaction().execute(async (tx) => {
    const chat = await getChat(tx, { chatId, actor, right: 'work' })
    await assertSpeakable(services, chat)
    const answered = replyToMessageId === null ? null : await getAnswered(tx, chat, replyToMessageId)
    const files = await getFiles(tx, fileIds, { chatId, actor, postId: id })
    const unsaid = files.filter(({ postId }) => postId === null)
    if (unsaid.length > 0) assertTaken(await attachOf(services, chat), files)
    const attached = files.map(({ hash, contentType, name }) => ({ hash, contentType, name }))
    const saying = {
      id,
      text,
      purpose: 'chat_reply',
      writtenBy: actor.id,
      answered,
      ...saidOf(request, actor),
      files: attached,
    } as const
    const { connectors, clock } = services
    const isNew = await postInChat(tx, chat, saying, { connectors, now: clock() })
    if (isNew) await markSaid(tx, id, fileIds)
  })
}

/** The rules never close a question; the writer's own word does. */
function saidOf({ isAnswer, replyToMessageId }: Words['request'], { id: by }: Actor) {
  if (replyToMessageId === null || isAnswer === null) return {}
  if (isAnswer) return { isAnswer }
  return { link: { questionMessageId: replyToMessageId, decision: 'rejected', by } } as const
}

async function getAnswered(tx: Tx, chat: Chat, messageId: string) {
  const message = await findMessageInChat(tx, chat, messageId)
  if (!message) throw new InvalidError('chat.no_message', { field: 'replyToMessageId' })
  if (message.sourceState === 'deleted')
    throw new ConflictError('chat.message_deleted', { field: 'replyToMessageId' })
  return message
}

/** The writer's own files, uploaded for this chat and not yet used, in the requested order. */
async function getFiles(
  tx: Tx,
  ids: readonly string[],
  { chatId, actor, postId }: { chatId: string; actor: Actor; postId: string },
): Promise<ChatFileRow[]> {
  const known = new Map((await lockChatFiles(tx, ids)).map((file) => [file.id, file]))
  return ids.map((id) => {
    const file = known.get(id)
    const isOwn = file?.chatId === chatId && file.uploadedBy === actor.id
    if (!file || !isOwn || (file.postId !== null && file.postId !== postId))
      throw new InvalidError('chat.no_file', { field: 'fileIds', id })
    return file
  })
}
