/** Files of our posts in chats: checked against what the chat accepts, cleaned, and saved under their hash. */
import { CHAT_FILES_LIMIT } from '@veche/contract/chats.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import { cleanFile, FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import type { Actor } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import { type Chat, getChat } from '../chat/index.ts'
import { type ChatFileRow, chatShelf, findChatFile, insertChatFile } from './files.repository.ts'

/** The most files that may be uploaded and not yet sent. */
const MAX_UNUSED = 30

type OfChat = { chatId: string; actor: Actor }
type Brought = OfChat & { id: string; name: string; contentType: string; bytes: Buffer }

export async function saveChatFile(context: AnswersContext, brought: Brought): Promise<ChatFileRow> {
  const { db, clock } = context
  const { id, chatId, actor, name, contentType, bytes } = brought
  const chat = await getChat(db, { chatId, actor, right: 'work' })
  const known = await findOwnFile(db, brought)
  if (known) return known
  const type = FILE_TYPES.find((one) => one === contentType)
  if (!type) throw new InvalidError('chat.file_wrong_type', { field: 'file', contentType })
  assertTaken(await attachOf(context, chat), [{ contentType, name }])
  const clean = cleanFile(type, bytes)
  if (!clean) throw new InvalidError('chat.file_unreadable', { field: 'file', contentType })
  if ((await chatShelf.countUnused(db, { chatId, uploadedBy: actor.id })) >= MAX_UNUSED)
    throw new ConflictError('chat.too_many_unsent', { limit: MAX_UNUSED })
  const row: ChatFileRow = {
    ...{ id, chatId, contentType, name, size: clean.length, hash: await storeOf(context).save(clean) },
    ...{ uploadedBy: actor.id, uploadedAt: clock(), postId: null, position: null },
  }
  return (await insertChatFile(db, row)) ? row : ((await findOwnFile(db, brought)) ?? row)
}

/** Uploaded before by the same person for the same chat; an id of somebody else's file is refused. */
async function findOwnFile(
  db: Db,
  { id, chatId, actor }: OfChat & { id: string },
): Promise<ChatFileRow | null> {
  const known = await findChatFile(db, id)
  if (!known || (known.chatId === chatId && known.uploadedBy === actor.id)) return known
  throw new ConflictError('chat.file_id_taken', { id })
}

export async function readChatFile(
  context: AnswersContext,
  { chatId, fileId, actor }: OfChat & { fileId: string },
): Promise<{ row: ChatFileRow; bytes: Buffer }> {
  await getChat(context.db, { chatId, actor, right: 'read' })
  const row = await findChatFile(context.db, fileId)
  // A file that was not sent yet is visible only to its owner.
  const isSeen = row?.chatId === chatId && (row.postId !== null || row.uploadedBy === actor.id)
  const bytes = row && isSeen ? await storeOf(context).find(row.hash) : null
  if (!row || !bytes) throw new NotFoundError('chat.file_not_found', { fileId })
  return { row, bytes }
}

export type Attachable = { photos: boolean; documents: boolean; most: number }
const NOTHING: Attachable = { photos: false, documents: false, most: 0 }

/** What files the network accepts in this chat now; none while the page is unavailable. */
export async function attachOf(
  { connectors, findAccount }: Pick<AnswersContext, 'connectors' | 'findAccount'>,
  { channelId }: Pick<Chat, 'channelId'>,
): Promise<Attachable> {
  const account = await findAccount(channelId)
  const connector = account && connectors.get(account.network)
  if (!account || !connector) return NOTHING
  const { photos, documents, most } = connector.capabilities(account).attach
  return {
    photos: photos.includes('chat'),
    documents: documents.includes('chat'),
    most: Math.min(most, CHAT_FILES_LIMIT),
  }
}

export function assertTaken(
  attach: Attachable,
  files: readonly Pick<ChatFileRow, 'contentType' | 'name'>[],
): void {
  const refused = files.find(({ contentType }) =>
    contentType.startsWith('image/') ? !attach.photos : !attach.documents,
  )
  if (refused) throw new ConflictError('chat.file_not_taken', { field: 'fileIds', name: refused.name })
  if (files.length > attach.most)
    throw new InvalidError('chat.too_many_files', { field: 'fileIds', limit: attach.most })
}

function storeOf({ postFiles }: Pick<AnswersContext, 'postFiles'>) {
  return postFiles('chat_reply')
}

export function chatFileJobs(context: AnswersContext): JobDefinition[] {
  const services = { ...context, files: storeOf(context) }
  return [sweepJob({ name: 'chats.remove_unused_files', cron: '37 * * * *' }, chatShelf, services)]
}
