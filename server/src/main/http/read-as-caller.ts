import fastifyPlugin from 'fastify-plugin'
import { readerOf } from '../../modules/incidents/index.ts'
import { readAs } from '../../platform/database/readers/reader.ts'
import type { Replica } from '../../platform/database/replica/replica.ts'
import { isOfReplica } from './routes-of-replica.ts'

export type ReadAsCallerOptions = {
  /** Absent: the eyes of the person. */
  eyesOf?: typeof readerOf
  replica: Pick<Replica, 'isFresh'> | null
}

/** Everything that a request of a person reads from here on, it reads with the eyes of that person. */
export const readAsCaller = fastifyPlugin<ReadAsCallerOptions>(
  async (app, { eyesOf = readerOf, replica }) => {
    // Not earlier: between the hooks before and this one the body is read, and its events belong to no request.
    app.addHook('preValidation', ({ signedIn, method, routeOptions }, _reply, done) => {
      if (!signedIn) return done()
      const isChanging = method !== 'GET' && method !== 'HEAD'
      const reading = { reader: eyesOf(signedIn.actor), isChanging }
      if (replica === null || !isOfReplica(routeOptions.config.declared)) return readAs(reading, done)
      void replica.isFresh().then((isFresh) => readAs({ ...reading, isOfReplica: isFresh }, done))
    })
  },
)
