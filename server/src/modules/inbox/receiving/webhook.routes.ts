import type { FastifyError, FastifyPluginAsync } from 'fastify'
import type { ChannelAccount, Connector, Network } from '../../../connectors/connector.ts'
import type { Clock } from '../../../platform/clock.ts'
import { isDatabaseAway } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { answerError } from '../../../platform/http/error-handler.ts'
import type { RawWriter } from '../raw/raw-writer.ts'

type WebhookDeps = {
  connectors: ReadonlyMap<Network, Connector>
  findAccountByPath: (network: string, path: string) => Promise<ChannelAccount | null>
  writer: RawWriter
  clock: Clock
}

const BODY_LIMIT_BYTES = 1024 * 1024

/** `POST /in/{network}/{path}`: the network's own protocol. The acknowledgement leaves only after the commit. */
export function webhookRoutes({
  connectors,
  findAccountByPath,
  writer,
  clock,
}: WebhookDeps): FastifyPluginAsync {
  return async (app) => {
    // Bytes as they came: the raw inbox keeps them, the connector reads them.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
      (_request, body, done) => done(null, body),
    )

    app.setErrorHandler((error: FastifyError, request, reply) => {
      if (!isDatabaseAway(error)) return answerError(error, request, reply)
      request.log.warn({ err: error, req: request }, 'the database is away')
      // No Retry-After: a network that honours it would spend its few repeats within seconds of the outage.
      reply.status(503).send({ code: 'http.unavailable', details: {} })
    })

    app.post<{ Params: { network: string; path: string } }>(
      '/in/:network/:path',
      { schema: { hide: true } },
      async (request, reply) => {
        const account = await findAccountByPath(request.params.network, request.params.path)
        const connector = account && connectors.get(account.network)
        if (!connector) throw new NotFoundError('inbox.unknown_address')
        const { webhook } = connector
        if (!webhook) return reply.status(403).send({ code: 'connector.bad_body', details: {} })

        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const headers = pickHeaders(request.headers)
        const reception = await webhook.receive({ headers, body }, account)
        switch (reception.kind) {
          case 'reject':
            return reply.status(403).send({ code: reception.code, details: {} })
          case 'reply':
            return reply.type('text/plain').send(reception.body)
          case 'accept': {
            const receivedAt = clock()
            await writer.write(
              reception.items.map((item) => ({ ...item, channelId: account.id, receivedAt })),
            )
            const { status, contentType, body: answer } = webhook.acknowledgement
            return reply.status(status).type(contentType).send(answer)
          }
        }
      },
    )
  }
}

function pickHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}
