import type { AddNoteRequest, SaveNoteRequest } from '@veche/contract/casework/notes.ts'
import type { Tx } from '../../platform/database/db.ts'
import { InvalidError } from '../../platform/errors.ts'
import { addEvents } from '../../platform/events/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, listActivePeople } from '../access/index.ts'
import { canSeeIncident, getVisibleRow, scopeOf } from '../incidents/index.ts'
import { addNotifications } from '../notifications/index.ts'
import { assertEditable, assertOwn, saysAlready } from './domain/note.ts'
import { insertNote, lockNote, updateNote } from './notes.repository.ts'

export type NotesContext = Pick<AppContext, 'db' | 'clock'>
type VisibleRow = Awaited<ReturnType<typeof getVisibleRow>>
type Place = { incidentId: string; actor: Actor }

/** A note and word of it to those it names, together. What the writer may not see does not exist for them. */
export async function addNote(
  { db, clock }: NotesContext,
  { incidentId, actor, text, mentions, commandKey }: Place & AddNoteRequest,
): Promise<void> {
  const row = await getVisibleRow(db, incidentId, actor)
  const now = clock()
  const named = await checkMentions(db, row, mentions)
  await db.transaction().execute(async (tx) => {
    const id = commandKey ?? newId()
    const isNew = await insertNote(tx, {
      id,
      incidentId,
      authorId: actor.id,
      authorName: actor.name,
      text,
      mentions: named,
      createdAt: now,
    })
    // Its reply was lost, and it has come again.
    if (isNew) await announce(tx, row, { noteId: id, named, actor, now })
  })
}

export async function editNote(
  { db, clock }: NotesContext,
  { incidentId, noteId, actor, text, mentions }: Place & { noteId: string } & SaveNoteRequest,
): Promise<void> {
  const row = await getVisibleRow(db, incidentId, actor)
  const now = clock()
  const named = await checkMentions(db, row, mentions)
  await db.transaction().execute(async (tx) => {
    const note = await lockNote(tx, incidentId, noteId)
    // Its reply was lost, and it has come again, perhaps when it is too late for another change.
    if (saysAlready(note, actor.id, { text, mentions: named })) return
    assertEditable(note, actor.id, now)
    await updateNote(tx, noteId, { text, mentions: named, editedAt: now })
    await announce(tx, row, { noteId, named, actor, now })
  })
}

export async function deleteNote(
  { db, clock }: NotesContext,
  { incidentId, noteId, actor }: Place & { noteId: string },
): Promise<void> {
  const row = await getVisibleRow(db, incidentId, actor)
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const note = await lockNote(tx, incidentId, noteId)
    assertOwn(note, actor.id)
    if (note.deletedAt !== null) return
    await updateNote(tx, noteId, { text: '', mentions: [], deletedAt: now })
    await announce(tx, row, { noteId, named: [], actor, now })
  })
}

/** Nobody is called to what they may not open. */
async function checkMentions(
  db: NotesContext['db'],
  row: VisibleRow,
  mentions: readonly string[],
): Promise<string[]> {
  if (mentions.length === 0) return []
  const seers = new Set((await listSeers(db, row)).map(({ id }) => id))
  const unknown = mentions.find((id) => !seers.has(id))
  if (unknown !== undefined) throw new InvalidError('note.cannot_mention')
  return [...new Set(mentions)]
}

/** Active people who may see the incident. */
export async function listSeers(db: NotesContext['db'], row: VisibleRow) {
  const people = await listActivePeople(db)
  return people.filter((person) => canSeeIncident({ ...person, tokenScopes: null }, row))
}

type Announcement = { noteId: string; named: readonly string[]; actor: Actor; now: Date }

async function announce(tx: Tx, row: VisibleRow, { noteId, named, actor, now }: Announcement): Promise<void> {
  const { id: incidentId, number, topicCode, agencyCode, deadlineDueAt } = row
  const isUrgent = row.urgency === 'urgent'
  await addNotifications(
    tx,
    named
      .filter((userId) => userId !== actor.id)
      .map((userId) => ({
        userId,
        kind: 'mention' as const,
        incidentId,
        details: { number, topicCode, agencyCode, dueAt: deadlineDueAt?.toISOString() ?? null },
        isUrgent,
        // Named again by an edit they are not called twice.
        dedupeKey: `mention:${noteId}`,
      })),
    now,
  )
  const audience = { kind: 'incident', scopes: [scopeOf(row)] }
  addEvents(tx, [{ payload: { type: 'note', incidentId }, audience }])
}
