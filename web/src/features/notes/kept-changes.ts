/** A note that is mended or deleted without a line: the last word about a note is the one that goes. */
import type { SaveNoteRequest } from '@veche/contract/casework/notes.ts'
import { api, unwrap } from '../../lib/api.ts'
import { schemaOf } from '../../lib/forms/schema-of.ts'
import { type KeptAct, keepActs } from '../../lib/line/kept-acts.ts'
import type { Person } from './mention-text.ts'

export type NoteChange =
  | { type: 'edit'; note: SaveNoteRequest; people: readonly Person[] }
  | { type: 'delete' }
export type KeptChange = KeptAct<NoteChange>

const SAVED = schemaOf(() => import('@veche/contract/casework/notes.ts'), 'SaveNoteRequest')

export const noteChanges = keepActs<NoteChange>({
  name: 'noteChange',
  accepts: { schema: SAVED, of: (body) => (body.type === 'edit' ? body.note : null) },
  words: ({ type }) =>
    type === 'edit'
      ? { sent: 'subtasks.keptEdit.sent', refused: 'subtasks.keptEdit.refused' }
      : { sent: 'subtasks.keptDelete.sent', refused: 'subtasks.keptDelete.refused' },
  old: ({ incidentId }) => [['notes', incidentId]],
  send({ incidentId, place, body }) {
    const params = { path: { incidentId, noteId: place } }
    const path = '/api/incidents/{incidentId}/notes/{noteId}'
    return body.type === 'edit'
      ? unwrap(api.PUT(path, { params, body: body.note }))
      : unwrap(api.DELETE(path, { params }))
  },
})
