/** Photographs and papers of news and orders: brought, cleaned, and shown to whoever reads the version that has them. */
import { BULLETIN_UNUSED_FILES_LIMIT, paperTypeOf } from '@veche/contract/values/orders.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { BroughtFiles } from '../../../platform/files/brought-files.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import { cleanFile, FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import type { Actor } from '../../access/index.ts'
import { findDocumentInZip } from '../../attachments/index.ts'
import { findDeedOfFile } from './acts.repository.ts'
import {
  type BulletinFileRow,
  bulletinFileShelf,
  findBulletinFile,
  insertBulletinFile,
} from './bulletin-files.repository.ts'
import { isPlainText } from './domain/plain-text.ts'
import type { OrdersContext } from './notify-bulletin.ts'
import { mayChange } from './orders.policy.ts'
import { isOfOwn } from './progress.repository.ts'
import { getForReader } from './read-bulletin.ts'

export type BulletinFilesContext = OrdersContext & { files: BroughtFiles }
type Brought = { id: string; name: string; contentType: string; bytes: Buffer; actor: Actor }

export async function saveBulletinFile(
  { db, clock, files }: BulletinFilesContext,
  { id, name, contentType, bytes, actor }: Brought,
): Promise<BulletinFileRow> {
  const type = FILE_TYPES.find((one) => one === contentType)
  // By its name, so that what is taken away is opened by no other program than one looked at here.
  if (!type && paperTypeOf(name) !== contentType)
    throw new InvalidError('bulletin.file_wrong_type', { field: 'files', contentType })
  const known = await findBulletinFile(db, id)
  if (known) return ownOf(known, actor)
  const unused = await bulletinFileShelf.countUnused(db, { uploadedBy: actor.id })
  if (unused >= BULLETIN_UNUSED_FILES_LIMIT)
    throw new ConflictError('bulletin.too_many_files', { limit: BULLETIN_UNUSED_FILES_LIMIT })
  const clean = type ? cleanFile(type, bytes) : isPaper(contentType, bytes) ? bytes : null
  if (!clean) throw new InvalidError('bulletin.file_unreadable', { field: 'files' })
  const row: BulletinFileRow = {
    ...{ id, name, contentType, size: clean.length, hash: await files.save(clean) },
    ...{ uploadedBy: actor.id, uploadedAt: clock(), bulletinId: null },
  }
  if (await insertBulletinFile(db, row)) return row
  const other = await findBulletinFile(db, id)
  return other ? ownOf(other, actor) : row
}

/** By its bytes; one with macros is none. */
function isPaper(contentType: string, bytes: Buffer): boolean {
  if (contentType.startsWith('text/')) return isPlainText(bytes)
  return findDocumentInZip(bytes)?.contentType === contentType
}

/** Brought before by the same person; an id of somebody else's file is refused. */
function ownOf(known: BulletinFileRow, actor: Actor): BulletinFileRow {
  if (known.uploadedBy !== actor.id) throw new ConflictError('bulletin.file_gone', { field: 'files' })
  return known
}

export async function readBulletinFile(
  context: BulletinFilesContext,
  { fileId, actor }: { fileId: string; actor: Actor },
): Promise<{ row: BulletinFileRow; bytes: Buffer }> {
  const row = await findBulletinFile(context.db, fileId)
  const bytes = row && (await maySee(context, row, actor)) ? await context.files.find(row.hash) : null
  if (!row || !bytes) throw new NotFoundError('bulletin.file_gone', { id: fileId })
  return { row, bytes }
}

/**
 * Addressees see those of the version that is shown; whoever may correct it sees those of earlier ones too. What came with
 * «Сделано» is seen by whoever sees that word.
 */
async function maySee(
  context: BulletinFilesContext,
  { id, bulletinId, uploadedBy }: BulletinFileRow,
  actor: Actor,
): Promise<boolean> {
  if (bulletinId === null) return uploadedBy === actor.id
  const { bulletin, directory, subjects, seen } = await getForReader(context, { bulletinId, actor })
  if (bulletin.content.files.some((file) => file.id === id) || mayChange(actor, bulletin, directory))
    return true
  const deed = await findDeedOfFile(context.db, { bulletinId, fileId: id })
  if (deed === null) return false
  if (deed.userId === actor.id || subjects.includes(deed.subject) || seen === 'all') return true
  return seen !== null && isOfOwn(context.db, { bulletinId, userId: deed.userId, own: seen })
}

export function bulletinFileJobs(
  context: Pick<BulletinFilesContext, 'db' | 'clock' | 'files'>,
): JobDefinition[] {
  return [sweepJob({ name: 'orders.remove_unused_files', cron: '57 * * * *' }, bulletinFileShelf, context)]
}
