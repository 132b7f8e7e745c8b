import Fastify, { type FastifyInstance } from 'fastify'
import { presentControlError } from './control/control.routes.ts'

/** Makes the server of an emulator; `refusalOf` puts the network's own refusals into words. */
export function createEmulatorApp(refusalOf: (error: unknown) => string | null): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1_048_576 })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, response) => {
    const known = presentControlError(error, refusalOf)
    const status = known?.status ?? error.statusCode ?? 500
    if (status >= 500) console.error(error)
    return response.status(status).send({ error: { message: known?.message ?? error.message } })
  })
  return app
}
