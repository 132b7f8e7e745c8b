import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import { newId } from '../../../platform/ids.ts'
import { cleanFile, FILE_TYPES, type FileType } from '../../../platform/pictures/clean-file.ts'
import type { Actor } from '../../access/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import { type AnswersContext, authorizeAnswer } from '../parts/index.ts'
import {
  answerShelf,
  type FileLabel,
  type FileRow,
  findFile,
  getFile,
  insertFile,
  updateFileLabel,
} from './files.repository.ts'
import { readShot, type SaidOfShot } from './read-shot.ts'

/** The most files that may be uploaded and not yet used. */
const MAX_UNUSED = 30

type OfIncident = { incidentId: string; actor: Actor }
type Brought = OfIncident &
  SaidOfShot & {
    contentType: string
    bytes: Buffer
    label: FileLabel
    name: string
    id?: string | undefined
  }

/** The picture is cleaned before it is saved, so that not even our disk contains the place where it was taken. */
export async function saveFile(context: AnswersContext, brought: Brought): Promise<FileRow> {
  const { incidentId, actor, contentType, bytes, label } = brought
  const incident = await getVisibleRow(context.db, incidentId, actor)
  const right = label === 'screenshot' ? 'resolve_delivery' : 'draft'
  await authorizeAnswer(context.db, { actor, incident, right })
  const known =
    brought.id === undefined ? null : await findOwnFile(context.db, { ...brought, id: brought.id })
  if (known) return known
  if (!isFileType(contentType)) throw new InvalidError('answer.file_wrong_type', { contentType })
  const clean = cleanFile(contentType, bytes)
  if (!clean) throw new InvalidError('answer.file_unreadable', { contentType })
  if ((await answerShelf.countUnused(context.db, { incidentId })) >= MAX_UNUSED) {
    throw new InvalidError('answer.too_many_files', { limit: MAX_UNUSED })
  }
  const hash = await context.files.save(clean)
  const row = {
    id: brought.id ?? newId(),
    incidentId,
    hash,
    contentType,
    size: clean.length,
    name: brought.name,
    // Documents have no label `before` or `after`.
    label: contentType === 'application/pdf' && label !== 'screenshot' ? 'document' : label,
    uploadedBy: actor.id,
    uploadedAt: context.clock(),
    ...(await readShot(brought, context.clock())),
  } satisfies FileRow
  if (await insertFile(context.db, row)) return row
  return (await findOwnFile(context.db, { ...brought, id: row.id })) ?? row
}

/** Uploaded before by the same person for the same incident; an id of somebody else's file is refused. */
async function findOwnFile(
  db: AnswersContext['db'],
  { id, incidentId, actor }: OfIncident & { id: string },
): Promise<FileRow | null> {
  const known = await findFile(db, id)
  if (!known) return null
  if (known.incidentId === incidentId && known.uploadedBy === actor.id) return known
  throw new ConflictError('answer.file_id_taken', { id })
}

function isFileType(type: string): type is FileType {
  return FILE_TYPES.some((known) => known === type)
}

export async function readFileFor(
  context: AnswersContext,
  { incidentId, actor, fileId }: OfIncident & { fileId: string },
): Promise<{ row: FileRow; bytes: Buffer }> {
  await getVisibleRow(context.db, incidentId, actor)
  const row = await getFile(context.db, { incidentId, fileId })
  const bytes = await context.files.find(row.hash)
  if (!bytes) throw new NotFoundError('answer.file_not_found', { fileId })
  return { row, bytes }
}

export async function relabelFile(
  context: AnswersContext,
  { incidentId, actor, fileId, label }: OfIncident & { fileId: string; label: FileLabel },
): Promise<void> {
  const incident = await getVisibleRow(context.db, incidentId, actor)
  await authorizeAnswer(context.db, { actor, incident, right: 'draft' })
  await getFile(context.db, { incidentId, fileId })
  await updateFileLabel(context.db, fileId, label)
}

/** A draft of a browser that is offline may refer to a file for a day; after that the file is deleted from the disk too. */
export function fileJobs(context: AnswersContext): JobDefinition[] {
  return [sweepJob({ name: 'answers.remove_unused_files', cron: '17 * * * *' }, answerShelf, context)]
}
