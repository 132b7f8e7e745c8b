/** For administrators: who signs the Book, whose Books are signed here, and the key. */

import { Unreadable } from '@veche/book/bytes/unreadable.ts'
import { parseKey, type VerifierKey } from '@veche/book/notes/key.ts'
import { BOOK_TRUST_ROUTES } from '@veche/contract/routes/admin/book-trust.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ConflictError, InvalidError, NotFoundError } from '../../platform/errors.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { addJournal, requireActor } from '../access/index.ts'
import { presentWatched, presentWitness } from './present-book.ts'
import { readBook, type TrustContext } from './read-book.ts'
import { deleteWatched, findRefusedNote, upsertWatched } from './watching/index.ts'
import { deleteWitness, insertWitness } from './witnesses/index.ts'
import { rotateKey } from './writing/index.ts'

export function bookTrustRoutes(context: TrustContext): FastifyPluginAsync {
  const { db, ...services } = context
  const { clock } = services
  return async (app) => {
    serveRoute(app, BOOK_TRUST_ROUTES.book, () => readBook(context))

    serveRoute(app, BOOK_TRUST_ROUTES.addWitness, async (request) => {
      const actor = requireActor(request)
      const { body } = request
      const key = readKey(body.verifierKey)
      return db.transaction().execute(async (tx) => {
        const row = await insertWitness(tx, { ...body, now: clock() })
        if (!row) throw new ConflictError('book.witness_known')
        const details = { name: key.name, url: row.url }
        await addJournal(tx, { actor, action: 'book_witness.added', ...objectOf(row), details })
        return presentWitness(row)
      })
    })

    serveRoute(app, BOOK_TRUST_ROUTES.removeWitness, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute(async (tx) => {
        const row = await deleteWitness(tx, request.params.id)
        if (!row) throw new NotFoundError('book.witness_not_found')
        const details = { name: presentWitness(row).name, url: row.url }
        await addJournal(tx, { actor, action: 'book_witness.removed', ...objectOf(row), details })
      })
      return { ok: true as const }
    })

    serveRoute(app, BOOK_TRUST_ROUTES.watchBook, async (request) => {
      const actor = requireActor(request)
      const { verifierKey } = request.body
      const { name: origin, use } = readKey(verifierKey)
      if (use !== 'note') throw new InvalidError('book.key_of_a_witness', { field: 'verifierKey' })
      return db.transaction().execute(async (tx) => {
        const row = await upsertWatched(tx, { origin, verifierKey, now: clock() })
        const details = { origin, verifierKey }
        await addJournal(tx, { actor, action: 'watched_book.added', ...objectOf(row), details })
        return presentWatched(row)
      })
    })

    serveRoute(app, BOOK_TRUST_ROUTES.unwatchBook, async (request) => {
      const actor = requireActor(request)
      await db.transaction().execute(async (tx) => {
        const row = await deleteWatched(tx, request.params.id)
        if (!row) throw new NotFoundError('book.watched_not_found')
        const details = { origin: row.origin }
        await addJournal(tx, { actor, action: 'watched_book.removed', ...objectOf(row), details })
      })
      return { ok: true as const }
    })

    serveRoute(app, BOOK_TRUST_ROUTES.refusedCheckpoint, async (request, reply) => {
      const note = await findRefusedNote(db, request.params.id)
      if (!note) throw new NotFoundError('book.watched_not_found')
      return reply.type('text/plain; charset=utf-8').send(note)
    })

    serveRoute(app, BOOK_TRUST_ROUTES.rotateKey, async (request) => {
      const actor = requireActor(request)
      const { verifierKey: previous } = request.body
      await db.transaction().execute(async (tx) => {
        const key = await rotateKey(tx, services, previous)
        const entry = { actor, action: 'book_key.changed', objectType: 'book_key', objectId: null }
        await addJournal(tx, { ...entry, details: { previous, key } })
      })
      return readBook(context)
    })
  }
}

const objectOf = ({ id }: { id: string }) => ({ objectType: 'book_trust', objectId: id })

function readKey(text: string): VerifierKey {
  try {
    return parseKey(text)
  } catch (error) {
    if (error instanceof Unreadable) throw new InvalidError('book.key_unreadable', { field: 'verifierKey' })
    throw error
  }
}
