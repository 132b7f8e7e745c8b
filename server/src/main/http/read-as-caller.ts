import fastifyPlugin from 'fastify-plugin'
import { type Reading, readAs } from '../../platform/database/readers/reader.ts'
import { readerOf } from './reader-of.ts'

declare module 'fastify' {
  interface FastifyRequest {
    reading: Reading | null
  }
}

export type ReadAsCallerOptions = {
  /** Absent: the eyes of the person. */
  eyesOf?: typeof readerOf
}

/** Everything that a request of a person reads from here to its answer, it reads with the eyes of that person. */
export const readAsCaller = fastifyPlugin<ReadAsCallerOptions>(async (app, { eyesOf = readerOf }) => {
  app.decorateRequest('reading', null)
  // Not earlier: between the hooks before and this one the body is read, and its events belong to no request.
  app.addHook('preValidation', (request, _reply, done) => {
    const { signedIn, method } = request
    if (!signedIn) return done()
    const isChanging = method !== 'GET' && method !== 'HEAD'
    request.reading = { reader: eyesOf(signedIn.actor), isChanging }
    readAs(request.reading, done)
  })
  // Not for a caller who has hung up: that request still works on its answer.
  app.addHook('onResponse', ({ reading }, _reply, done) => {
    if (reading) reading.isOver = true
    done()
  })
})
