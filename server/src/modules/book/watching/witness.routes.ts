/** The door for other regions: C2SP tlog-witness. */

import { formatKey } from '@veche/book/notes/key.ts'
import { LARGEST_REQUEST } from '@veche/book/witness/add-checkpoint.ts'
import { BOOK_ROUTES } from '@veche/contract/routes/public/book.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { cosignCheckpoint } from './cosign-checkpoint.ts'
import { openWitnessKey, type WatchingContext } from './witness-key.ts'

export function witnessRoutes(context: WatchingContext): FastifyPluginAsync {
  return async (app) => {
    // The standard names no type of what is sent.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_REQUEST }, (_request, body, done) =>
      done(null, body),
    )

    serveRoute(app, BOOK_ROUTES.addCheckpoint, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array(0)
      const answer = await cosignCheckpoint(context, body)
      return reply.status(answer.status).type(answer.contentType).send(answer.body)
    })

    serveRoute(app, BOOK_ROUTES.witnessKey, async (_request, reply) => {
      const { key } = await openWitnessKey(context)
      return reply.type('text/plain; charset=utf-8').send(`${formatKey(key)}\n`)
    })
  }
}
