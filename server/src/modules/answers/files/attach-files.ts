/**
 * Uploads files of an answer or a post to the network before the send. Each file is uploaded once: its reference is saved
 * before the next, so that a repeat after a failure or a restart begins where the last one ended. Nobody sees a file
 * before the send, so whatever happens here has not published anything.
 */
import { z } from 'zod'
import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type FileToUpload,
  type OutgoingMessage,
  type Publishing,
} from '../../../connectors/connector.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { FileStore } from '../../../platform/files/files.ts'
import { type AnswerRow, isAnswer, type OutboxRow, readPost } from '../outbox/index.ts'
import type { PostPurpose } from '../parts/index.ts'
import { type FileRow, listFilesOfVersion, updateFileRefs } from './files.repository.ts'

const FileRefs = z.record(z.string(), z.string())

type Stores = { db: Database; files: FileStore; postFiles: (purpose: PostPurpose) => FileStore }
type Way = { account: ChannelAccount; connector: Connector }
type Wanted = Pick<FileRow, 'id' | 'hash' | 'contentType' | 'name'>

export async function attachFiles(stores: Stores, row: OutboxRow, way: Way): Promise<OutgoingMessage> {
  const { message } = row
  const { db } = stores
  const { account, connector } = way
  const wanted = isAnswer(row) ? await listOfAnswer(db, row) : listOfPost(row, way)
  const files = isAnswer(row) ? stores.files : stores.postFiles(readPost(row).purpose)
  if (wanted.length === 0) return message
  const bring = connector.publishing.upload
  if (!bring) return { ...message, files: await readFiles(files, wanted) }
  const refs = FileRefs.parse(row.fileRefs)
  for (const file of wanted) {
    if (refs[file.id] !== undefined) continue
    const [loaded] = await readFiles(files, [file])
    if (loaded) refs[file.id] = await upload(bring, account, { message, file: loaded })
    await updateFileRefs(db, row.id, refs)
  }
  const attachmentRefs = wanted.flatMap(({ id }) => refs[id] ?? [])
  return { ...message, attachmentRefs: [...message.attachmentRefs, ...attachmentRefs] }
}

export async function listOfAnswer(db: Database, row: AnswerRow): Promise<FileRow[]> {
  const { incidentId, answerVersionNo: versionNo, fileIds } = row
  // An invitation contains nothing of the answer, so it gets no files.
  const ofVersion = await listFilesOfVersion(db, { incidentId, versionNo })
  return ofVersion.filter(({ id }) => fileIds === null || fileIds.includes(id))
}

function listOfPost(row: OutboxRow, { account, connector }: Way): Wanted[] {
  const { photos, documents } = connector.capabilities(account).attach
  const { purpose, files } = readPost(row)
  // Files were chosen for this chat, so a file that can no longer be attached fails the send instead of being left out.
  const wanted =
    purpose === 'chat_reply'
      ? files
      : files.filter(({ contentType }) =>
          (contentType.startsWith('image/') ? photos : documents).includes(row.message.surface),
        )
  return wanted.map((file) => ({ ...file, id: file.hash }))
}

async function readFiles(store: FileStore, rows: readonly Wanted[]): Promise<FileToUpload[]> {
  const loaded: FileToUpload[] = []
  for (const { hash, contentType, name } of rows) {
    const bytes = await store.find(hash)
    if (!bytes) throw new ConnectorError('refused', 'outbox.file_lost')
    loaded.push({ contentType, name, bytes })
  }
  return loaded
}

async function upload(
  bring: NonNullable<Publishing['upload']>,
  account: ChannelAccount,
  { message, file }: { message: OutgoingMessage; file: FileToUpload },
): Promise<string> {
  try {
    return await bring(account, message, file)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const isUnclear = error.reason === 'uncertain' || error.reason === 'unreadable'
    throw isUnclear ? new ConnectorError('try_later', error.code, error.extra, { cause: error }) : error
  }
}
