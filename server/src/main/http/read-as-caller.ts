import fastifyPlugin from 'fastify-plugin'
import { readerOf } from '../../modules/incidents/index.ts'
import { readAs } from '../../platform/database/readers/reader.ts'

export type ReadAsCallerOptions = {
  /** Absent: the eyes of the person. */
  eyesOf?: typeof readerOf
}

/** Everything that a request of a person reads from here on, it reads with the eyes of that person. */
export const readAsCaller = fastifyPlugin<ReadAsCallerOptions>(async (app, { eyesOf = readerOf }) => {
  // Not earlier: between the hooks before and this one the body is read, and its events belong to no request.
  app.addHook('preValidation', ({ signedIn, method }, _reply, done) => {
    if (!signedIn) return done()
    const isChanging = method !== 'GET' && method !== 'HEAD'
    readAs({ reader: eyesOf(signedIn.actor), isChanging }, done)
  })
})
