/** The protocol of a stream as a file to sign, to send and to hand out. */
import { LIVESTREAM_ROUTES } from '@veche/contract/routes/livestreams.ts'
import type { FastifyPluginAsync } from 'fastify'
import { DOCUMENT_TYPES, writeDocument } from '../../../platform/documents/index.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { LivestreamsContext } from '../stream/index.ts'
import { buildProtocol, protocolFileName } from './protocol-document.ts'
import { readProtocol } from './read-protocol.ts'

export function protocolRoutes(context: LivestreamsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, LIVESTREAM_ROUTES.protocol, async (request, reply) => {
      const { format, withoutNames, language } = request.query
      const facts = await readProtocol(context, {
        ...request.params,
        actor: requireActor(request),
        isWithoutNames: withoutNames,
      })
      const place = { language, timeZone: context.region.timeZone }
      const bytes = await writeDocument(buildProtocol(facts, place), { format, signal: request.signal })
      const name = `${protocolFileName(facts, place)}.${format}`
      return reply.headers(asDownload(name, DOCUMENT_TYPES[format])).send(bytes)
    })
  }
}
