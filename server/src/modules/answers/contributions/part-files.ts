/** Photographs and papers that the asked body gives with its part. Both sides see them; no other body does. */
import { CONTRIBUTION_FILES_LIMIT } from '@veche/contract/values/casework/contributions.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { cleanFile, FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import type { Actor } from '../../access/index.ts'
import { getIncidentForUpdate } from '../../incidents/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { findPart, type PartRow, updatePart } from './contributions.repository.ts'
import { mayBringFiles } from './domain/part-state.ts'
import { notifyWriter } from './notify-of-part.ts'
import {
  findPartFile,
  insertPartFile,
  listPartFiles,
  type PartFileRow,
  updatePartFileRemoved,
} from './part-files.repository.ts'
import { findSide, getForReader } from './read-contributions.ts'

type OfPart = { contributionId: string; actor: Actor }
type Brought = OfPart & { id: string; name: string; contentType: string; bytes: Buffer }

/** The file is cleaned before it is saved. The same id sent again brings it once. */
export async function savePartFile(context: AnswersContext, brought: Brought): Promise<void> {
  const { db, clock, partFiles } = context
  const { contributionId, actor, id, name, contentType, bytes } = brought
  await getForReader(db, { contributionId, actor })
  const type = FILE_TYPES.find((one) => one === contentType)
  if (!type) throw new InvalidError('contribution.file_wrong_type', { field: 'file', contentType })
  const clean = cleanFile(type, bytes)
  if (!clean) throw new InvalidError('contribution.file_unreadable', { field: 'file' })
  const hash = await partFiles.save(clean)
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const part = await lockForBody(tx, { contributionId, actor })
    const known = await findPartFile(tx, id)
    if (known?.contributionId === contributionId && known.uploadedBy === actor.id) return
    if (known) throw new ConflictError('contribution.file_id_taken', { field: 'file' })
    if ((await listPartFiles(tx, [contributionId])).length >= CONTRIBUTION_FILES_LIMIT)
      throw new ConflictError('contribution.too_many_files', { limit: CONTRIBUTION_FILES_LIMIT })
    await insertPartFile(tx, {
      ...{ id, contributionId, hash, contentType: type, name, size: clean.length },
      ...{ uploadedBy: actor.id, uploadedByName: actor.name, uploadedAt: now, removedAt: null },
    })
    await told(tx, part, { actor, now })
  })
}

type OneFile = OfPart & { fileId: string }

/** Taken away, or put back. */
export async function setPartFileRemoved(
  { db, clock }: AnswersContext,
  { contributionId, actor, fileId, isRemoved }: OneFile & { isRemoved: boolean },
): Promise<void> {
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const part = await lockForBody(tx, { contributionId, actor })
    const file = await findPartFile(tx, fileId)
    if (file?.contributionId !== contributionId)
      throw new NotFoundError('contribution.file_not_found', { id: fileId })
    if ((file.removedAt !== null) === isRemoved) return
    await updatePartFileRemoved(tx, fileId, isRemoved ? now : null)
    await told(tx, part, { actor, now })
  })
}

/** Whoever decides about the part decides about what they saw: the revision moves. What was given is given anew. */
async function told(tx: Tx, part: PartRow, { actor, now }: { actor: Actor; now: Date }): Promise<void> {
  await updatePart(tx, part.id, {})
  if (part.state !== 'given') return
  await notifyWriter(tx, part, { news: 'given', key: String(part.revision), by: actor.id, now })
}

/** The question is locked before its part, as everywhere. */
async function lockForBody(tx: Tx, { contributionId, actor }: OfPart): Promise<PartRow> {
  const found = await findPart(tx, contributionId)
  if (!found) throw new NotFoundError('contribution.not_found', { id: contributionId })
  const { incident } = await getIncidentForUpdate(tx, found.incidentId)
  const part = (await findPart(tx, contributionId)) ?? found
  const side = await findSide(tx, { part, incident, actor, command: 'give' })
  if (!mayBringFiles({ part, incident, side })) throw new ConflictError('contribution.ended')
  return part
}

export async function readPartFile(
  { db, partFiles }: AnswersContext,
  { fileId, ...reading }: OneFile,
): Promise<{ row: PartFileRow; bytes: Buffer }> {
  const { part } = await getForReader(db, reading)
  const row = await findPartFile(db, fileId)
  const isThere = row !== null && row.contributionId === part.id && row.removedAt === null
  const bytes = isThere ? await partFiles.find(row.hash) : null
  if (!row || !bytes) throw new NotFoundError('contribution.file_not_found', { id: fileId })
  return { row, bytes }
}
