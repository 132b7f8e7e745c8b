/** Files of cards. They are cleaned before anything else reads them, and saved under their hash. */
import type { FAKE_FILE_USES } from '@veche/contract/fakes.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import { cleanFile, FILE_TYPES, type FileType } from '../../../platform/pictures/clean-file.ts'
import type { Actor } from '../../access/index.ts'
import { type FakeFileRow, fakeShelf, findFakeFile, insertFakeFile } from './fake-files.repository.ts'
import { authorizeFake, type FakeRight } from './fakes.policy.ts'
import { getVisibleFake } from './fakes.repository.ts'
import type { FakesContext } from './fakes-context.ts'

type Use = (typeof FAKE_FILE_USES)[number]
type OfFake = { fakeId: string; actor: Actor }
type Brought = OfFake & { id: string; name: string; use: Use; contentType: string; bytes: Buffer }

/** The most files that may be uploaded and not yet used. */
const MAX_UNUSED = 30
const RIGHT_TO_BRING: Record<Use, FakeRight> = { evidence: 'facts', screenshot: 'signal', picture: 'work' }

export async function saveFakeFile(
  { db, clock, files }: Pick<FakesContext, 'db' | 'clock' | 'files'>,
  brought: Brought,
): Promise<FakeFileRow> {
  const { id, fakeId, actor, name, use, contentType, bytes } = brought
  authorizeFake(actor, RIGHT_TO_BRING[use], await getVisibleFake(db, fakeId, actor))
  const known = await findOwnFile(db, brought)
  if (known) return known
  const type = FILE_TYPES.find((one) => one === contentType)
  if (!type || !isFit(type, use)) throw new InvalidError('fake.file_wrong_type', { contentType })
  const clean = cleanFile(type, bytes)
  if (!clean) throw new InvalidError('fake.file_unreadable', { contentType })
  if ((await fakeShelf.countUnused(db, { fakeId })) >= MAX_UNUSED)
    throw new ConflictError('fake.too_many_files', { limit: MAX_UNUSED })
  const hash = await files.save(clean)
  const row: FakeFileRow = {
    ...{ id, fakeId, use, hash, contentType, name, size: clean.length },
    ...{ uploadedBy: actor.id, uploadedAt: clock() },
  }
  const isNew = await db.transaction().execute((tx) => insertFakeFile(tx, row))
  return isNew ? row : ((await findOwnFile(db, brought)) ?? row)
}

/** Pictures are shown; only evidence may be a paper. */
const isFit = (type: FileType, use: Use) => use === 'evidence' || type !== 'application/pdf'

/** Uploaded before by the same person for the same card; an id of somebody else's file is refused. */
async function findOwnFile(
  db: Db,
  { id, fakeId, actor }: OfFake & { id: string },
): Promise<FakeFileRow | null> {
  const known = await findFakeFile(db, id)
  if (!known || (known.fakeId === fakeId && known.uploadedBy === actor.id)) return known
  throw new ConflictError('fake.file_id_taken', { id })
}

/** A file of another card, or for another use, is reported as absent. */
export async function assertFileOf(
  tx: Tx,
  { fakeId, fileId, use, field }: { fakeId: string; fileId: string; use: Use; field: string },
): Promise<FakeFileRow> {
  const file = await findFakeFile(tx, fileId)
  if (file?.fakeId !== fakeId || file.use !== use) throw new InvalidError('fake.no_file', { field })
  return file
}

export async function readFakeFile(
  { db, files }: Pick<FakesContext, 'db' | 'files'>,
  { fakeId, fileId, actor }: OfFake & { fileId: string },
): Promise<{ row: FakeFileRow; bytes: Buffer }> {
  await getVisibleFake(db, fakeId, actor)
  const row = await findFakeFile(db, fileId)
  const bytes = row?.fakeId === fakeId ? await files.find(row.hash) : null
  if (!row || !bytes) throw new NotFoundError('fake.file_not_found', { fileId })
  return { row, bytes }
}

export function fakeFileJobs(context: Pick<FakesContext, 'db' | 'files' | 'clock'>): JobDefinition[] {
  return [sweepJob({ name: 'fakes.remove_unused_files', cron: '27 * * * *' }, fakeShelf, context)]
}
