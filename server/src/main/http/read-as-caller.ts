import fastifyPlugin from 'fastify-plugin'
import { type Reading, readAs } from '../../platform/database/readers/reader.ts'
import type { Replica } from '../../platform/database/replica/replica.ts'
import { readerOf } from './reader-of.ts'
import { isOfReplica } from './routes-of-replica.ts'

declare module 'fastify' {
  interface FastifyRequest {
    reading: Reading | null
  }
}

export type ReadAsCallerOptions = {
  /** Absent: the eyes of the person. */
  eyesOf?: typeof readerOf
  replica: Pick<Replica, 'isFresh'> | null
}

/** Everything that a request of a person reads from here to its answer, it reads with the eyes of that person. */
export const readAsCaller = fastifyPlugin<ReadAsCallerOptions>(
  async (app, { eyesOf = readerOf, replica }) => {
    app.decorateRequest('reading', null)
    // Not earlier: between the hooks before and this one the body is read, and its events belong to no request.
    app.addHook('preValidation', (request, _reply, done) => {
      const { signedIn, method, routeOptions } = request
      if (!signedIn) return done()
      const isChanging = method !== 'GET' && method !== 'HEAD'
      const reading: Reading = { reader: eyesOf(signedIn.actor), isChanging }
      request.reading = reading
      if (replica === null || !isOfReplica(routeOptions.config.declared)) return readAs(reading, done)
      void replica.isFresh().then((isFresh) => {
        reading.isOfReplica = isFresh
        readAs(reading, done)
      })
    })
    // Not for a caller who has hung up: that request still works on its answer.
    app.addHook('onResponse', ({ reading }, _reply, done) => {
      if (reading) reading.isOver = true
      done()
    })
  },
)
