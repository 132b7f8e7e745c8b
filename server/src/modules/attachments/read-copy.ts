import type { Readable } from 'node:stream'
import { NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import type { AttachmentsContext } from './attachments-context.ts'
import { type CopyId, getCopy } from './copies.repository.ts'
import { type ByteRange, readRange } from './domain/byte-range.ts'
import { extensionOf, isShownInPlace } from './domain/file-kind.ts'
import { fileNameOf } from './domain/file-name.ts'
import { Source } from './register-attachments.ts'

export type ReadCopy = {
  contentType: string
  name: string
  isShown: boolean
  size: number
  /** Null: the whole of it. */
  range: ByteRange | null
  bytes: Readable
}
type Asking = CopyId & { actor: Actor }

export async function readCopy(
  { db, files, authorizeMessage }: AttachmentsContext,
  { messageId, no, actor, rangeHeader }: Asking & { rangeHeader: string | undefined },
): Promise<ReadCopy> {
  await authorizeMessage({ messageId, actor, to: 'see' })
  const { contentType, size, hash, source } = await getCopy(db, { messageId, no })
  if (contentType === null || size === null || hash === null)
    throw new NotFoundError('attachment.not_stored', { messageId, no })
  const range = readRange(rangeHeader, size)
  const bytes = await files.open(hash, range)
  if (!bytes) throw new NotFoundError('attachment.file_missing', { messageId, no })
  const name = fileNameOf(Source.parse(source).title, no, extensionOf(contentType))
  return { contentType, name, isShown: isShownInPlace(contentType), size, range, bytes }
}

export async function readThumbnail(
  { db, files, authorizeMessage }: AttachmentsContext,
  { messageId, no, actor }: Asking,
): Promise<Buffer> {
  await authorizeMessage({ messageId, actor, to: 'see' })
  const { thumbnailHash } = await getCopy(db, { messageId, no })
  const bytes = thumbnailHash === null ? null : await files.find(thumbnailHash)
  if (!bytes) throw new NotFoundError('attachment.no_thumbnail', { messageId, no })
  return bytes
}
