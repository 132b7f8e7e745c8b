import type { NoteResponse } from '@veche/contract/casework/notes.ts'
import { CASEWORK_ROUTES } from '@veche/contract/routes/casework.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { isPermitted, listNames, requireActor } from '../access/index.ts'
import { getVisibleRow } from '../incidents/index.ts'
import { editableUntil } from './domain/note.ts'
import { formatPlace, listNotes, parsePlace, type StoredNote } from './notes.repository.ts'
import { addNote, deleteNote, editNote, listSeers, type NotesContext } from './write-note.ts'

const PEOPLE_SHOWN = 20

export function notesRoutes(context: NotesContext): FastifyPluginAsync {
  const { db, clock } = context
  return async (app) => {
    serveRoute(app, CASEWORK_ROUTES.listNotes, async (request) => {
      const actor = requireActor(request)
      const { incidentId } = request.params
      const { limit, cursor } = request.query
      await getVisibleRow(db, incidentId, actor)
      const before = cursor === undefined ? null : parsePlace(cursor)
      const rows = await listNotes(db, { incidentId, limit: limit + 1, before })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const names = await listNames(db, [...new Set(page.flatMap(({ mentions }) => mentions))])
      return {
        notes: page.map((note) => present(note, { names, userId: actor.id, now: clock() })),
        canWrite: isPermitted(actor, 'incidents.work'),
        nextCursor: rows.length > limit && last ? formatPlace(last) : null,
      }
    })

    serveRoute(app, CASEWORK_ROUTES.addNote, async (request) => {
      await addNote(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, CASEWORK_ROUTES.editNote, async (request) => {
      await editNote(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, CASEWORK_ROUTES.deleteNote, async (request) => {
      await deleteNote(context, { ...request.params, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, CASEWORK_ROUTES.listMentionable, async (request) => {
      const actor = requireActor(request)
      const row = await getVisibleRow(db, request.params.incidentId, actor)
      const words = request.query.search.toLocaleLowerCase('ru').split(/\s+/).filter(Boolean)
      const people = (await listSeers(db, row)).filter(
        ({ id, name }) => id !== actor.id && isNamed(name, words),
      )
      return {
        people: people
          .slice(0, PEOPLE_SHOWN)
          .map(({ id, name, grants }) => ({ id, name, role: grants[0]?.role ?? '' })),
      }
    })
  }
}

/** Each word begins a word of the name. */
function isNamed(name: string, words: readonly string[]): boolean {
  const parts = name.toLocaleLowerCase('ru').split(/[\s-]+/)
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}

type Reader = { names: ReadonlyMap<string, string>; userId: string; now: Date }

function present(note: StoredNote, { names, userId, now }: Reader): NoteResponse {
  return {
    id: note.id,
    authorName: note.authorName,
    text: note.text,
    mentions: note.mentions.map((id) => ({ id, name: names.get(id) ?? '' })),
    createdAt: note.createdAt.toISOString(),
    editedAt: note.editedAt?.toISOString() ?? null,
    isDeleted: note.deletedAt !== null,
    isMine: note.authorId === userId,
    editableUntil: editableUntil(note, userId, now)?.toISOString() ?? null,
  }
}
