import { OPEN_STEPS } from '@veche/contract/values/incidents.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { visibleIncidents } from '../incidents/index.ts'

const COLUMNS = [
  'id',
  'incidentId',
  'authorId',
  'authorName',
  'text',
  'mentions',
  'createdAt',
  'editedAt',
  'deletedAt',
] as const

export type StoredNote = Awaited<ReturnType<typeof listNotes>>[number]
export type NotePlace = { createdAt: Date; id: string }

export function listNotes(
  db: Db,
  { incidentId, limit, before }: { incidentId: string; limit: number; before: NotePlace | null },
) {
  let query = db
    .selectFrom('incidentNote')
    .select(COLUMNS)
    .where('incidentId', '=', incidentId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (before)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdAt', 'id'), '<', tuple(before.createdAt, before.id)),
    )
  return query.execute()
}

/** Notes that name the person and that they have written nothing after, the last one of each incident. */
export function listUnansweredMentions(
  db: Db,
  { actor, since, limit }: { actor: Actor; since: Date; limit: number },
) {
  return (
    db
      .selectFrom('incidentNote as note')
      .innerJoin('incident', 'incident.id', 'note.incidentId')
      .distinctOn('note.incidentId')
      .select(['note.incidentId', 'note.authorName', 'note.text', 'note.createdAt'])
      .select(['incident.title', 'incident.municipalityCode', 'incident.address', 'incident.network'])
      .select(['incident.step', 'incident.urgency', 'incident.deadlineKey'])
      // The index holds only notes that name somebody.
      .where(sql<SqlBool>`note.mentions <> '{}' and note.mentions @> ${[actor.id]}::text[]`)
      .where('note.createdAt', '>=', since)
      .where('note.deletedAt', 'is', null)
      .where('note.authorId', '<>', actor.id)
      .where('incident.step', 'in', OPEN_STEPS)
      .where(visibleIncidents(actor))
      .where(({ eb, not, exists }) =>
        not(
          exists(
            eb
              .selectFrom('incidentNote as later')
              .select('later.id')
              .where('later.authorId', '=', actor.id)
              .whereRef('later.incidentId', '=', 'note.incidentId')
              .whereRef('later.createdAt', '>', 'note.createdAt'),
          ),
        ),
      )
      .orderBy('note.incidentId')
      .orderBy('note.createdAt', 'desc')
      .limit(limit)
      .execute()
  )
}

export async function lockNote(tx: Tx, incidentId: string, noteId: string): Promise<StoredNote> {
  return tx
    .selectFrom('incidentNote')
    .select(COLUMNS)
    .where('id', '=', noteId)
    .where('incidentId', '=', incidentId)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('note.not_found', { noteId }))
}

export type NewNote = Omit<StoredNote, 'editedAt' | 'deletedAt'>

/** False when it stands there already. */
export async function insertNote(tx: Tx, note: NewNote): Promise<boolean> {
  const inserted = await tx
    .insertInto('incidentNote')
    .values(note)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateNote(
  tx: Tx,
  noteId: string,
  changes: Partial<Pick<StoredNote, 'text' | 'mentions' | 'editedAt' | 'deletedAt'>>,
): Promise<void> {
  await tx.updateTable('incidentNote').set(changes).where('id', '=', noteId).execute()
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function formatPlace({ createdAt, id }: NotePlace): string {
  return `${createdAt.toISOString()}_${id}`
}

export function parsePlace(cursor: string): NotePlace {
  const [at = '', id = ''] = cursor.split('_')
  const createdAt = new Date(at)
  if (Number.isNaN(createdAt.getTime()) || !UUID.test(id))
    throw new InvalidError('http.bad_cursor', { cursor })
  return { createdAt, id }
}
