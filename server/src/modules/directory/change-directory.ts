import type { Database, Tx } from '../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { type ActorRef, addJournal } from '../access/index.ts'
import type { Directory } from './directory.repository.ts'
import { type CodedTable, findCode, lockDirectory } from './directory-admin.repository.ts'
import type { Spot } from './domain/place-routing.ts'
import { forgetDirectory } from './get-directory.ts'

export type Place = { kind: 'municipality' | 'agency' | 'unit'; code: string }

/** What administration needs. `countUse` reads open work and channels, which belong to other modules. */
export type DirectoryContext = Pick<AppContext, 'db' | 'jobs' | 'clock' | 'region'> & {
  countUse: (tx: Tx, place: Place) => Promise<{ incidents: number; channels: number }>
  readText: (text: string) => Promise<ReadText>
  /** One spelling of a street, however people write it. */
  nameStreet: (words: string) => string
  /** Reads one field of an address: a street with or without a house, or an object that has a line. */
  readSpot: (lines: Pick<Directory, 'placeRoutes'>, words: string) => Spot
}
/** What the suggester reads from a text. */
export type ReadText = {
  topicCode: string | null
  confidence: number | null
  municipalityCode: string | null
  spot: Spot
}

type Change<T> = {
  actor: ActorRef
  action: string
  objectType: string
  objectId: string | null
  /** Saves the change and returns the details for the journal. */
  run: (tx: Tx) => Promise<{ result: T; details: Record<string, unknown> }>
}

/** Runs one change of the directory under its lock, with its row in the journal, and clears the cache of this process. */
export async function changeDirectory<T>(db: Database, { run, ...entry }: Change<T>): Promise<T> {
  const result = await db.transaction().execute(async (tx) => {
    await lockDirectory(tx)
    const done = await run(tx)
    await addJournal(tx, { ...entry, details: done.details })
    return done.result
  })
  forgetDirectory(db)
  return result
}

/** A code the caller names in a field. */
export async function requireCode(tx: Tx, table: CodedTable, code: string, field: string): Promise<void> {
  const row = await findCode(tx, table, code)
  if (!row) throw new InvalidError('directory.unknown_code', { field, code })
}

export function notFound(code: string): () => NotFoundError {
  return () => new NotFoundError('directory.row_not_found', { code })
}
