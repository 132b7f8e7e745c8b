/** GeoReport v2 of Open311: programmes report and read by the open standard. */
import { OPEN311_ROUTES } from '@veche/contract/routes/public/open311.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest, RouteHandler } from 'fastify'
import { z } from 'zod'
import type { ChannelAccount } from '../../../connectors/connector.ts'
import { isDatabaseAway, isTooSlow, isUnstorable } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import { createTokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getDirectory } from '../../directory/index.ts'
import { acceptForms, readForm } from '../form/read-form.ts'
import { findFormChannel, type PublicPageContext } from '../public-page-context.ts'
import { describeEndpoints } from './describe-endpoints.ts'
import { findKey } from './form-keys.repository.ts'
import { findByToken } from './open311.repository.ts'
import { Open311Error } from './open311-error.ts'
import { presentService, presentUpdate } from './present-open311.ts'
import { readQuery, readSpan, toFilter } from './read-filter.ts'
import { type Asked, formatOf, readPath } from './read-path.ts'
import { readReport } from './read-report.ts'
import { readRequests } from './read-requests.ts'
import { registerReport } from './register-report.ts'
import { listUpdates } from './register-requests.repository.ts'
import {
  CONTENT_TYPES,
  DEFINITION,
  DISCOVERY,
  ERRORS,
  type Format,
  type Named,
  REQUESTS,
  SERVICES,
  UPDATES,
  writeValue,
} from './write-value.ts'

const BODY_BYTES = 64 * 1024
/** Of one address, and of one key: a programme may bring what it had gathered without a line. */
const READS = { capacity: 120, refillMs: 500 }
const REPORTS = { capacity: 60, refillMs: 1000 }
const ROOT = '/open311/v2/'
/** A name and what follows it, up to the format: what a wildcard stands for is read by `readPath`. */
const READ_AT = [
  [OPEN311_ROUTES.services, 'services.*'],
  [OPEN311_ROUTES.service, 'services/*'],
  [OPEN311_ROUTES.requests, 'requests.*'],
  [OPEN311_ROUTES.request, 'requests/*'],
  [OPEN311_ROUTES.updates, 'servicerequestupdates.*'],
  [OPEN311_ROUTES.token, 'tokens/*'],
] as const
const Params = z.object({ '*': z.string().max(300) })

export function open311Routes(given: PublicPageContext, site: string): FastifyPluginAsync {
  const context = { ...given, site }
  const reads = createTokenBucket({ ...READS, now: context.clock })
  const reports = createTokenBucket({ ...REPORTS, now: context.clock })

  return async (app) => {
    acceptForms(app, BODY_BYTES)
    app.setErrorHandler((error, request, reply) => sendError(error, request, reply))

    const answer: RouteHandler = async (request, reply) => {
      if (!reads.take(networkOf(request.ip))) throw new Open311Error(429, 'too many requests')
      const asked = askedOf(request)
      return send(reply, asked.format, await read(context, asked, request.query))
    }
    for (const [declared, at] of READ_AT) serveRoute(app, declared, answer, { at: `${ROOT}${at}` })

    serveRoute(
      app,
      OPEN311_ROUTES.discovery,
      async (request, reply) => {
        if (!/^(json|xml)$/.test(Params.parse(request.params)['*']))
          throw new Open311Error(404, 'nothing is here')
        return send(reply, formatOf(request.url), { ...DISCOVERY, value: describeEndpoints(site) })
      },
      { at: '/open311/discovery.*' },
    )

    const take: RouteHandler = async (request, reply) => {
      const asked = askedOf(request)
      if (asked.resource !== 'requests' || asked.id !== null) throw new Open311Error(404, 'nothing is here')
      const form = await readForm(request)
      const key = await findKey(context, form.text('api_key'))
      if (form.text('api_key') === '') throw new Open311Error(400, 'api_key was not provided')
      const account = key && (await context.channels.find(key.channelId))
      if (!key || !account) throw new Open311Error(403, 'api_key is not valid')
      const jurisdiction = form.text('jurisdiction_id')
      if (jurisdiction !== '' && jurisdiction !== account.externalId)
        throw new Open311Error(404, 'jurisdiction_id was not found')
      if (!reports.take(key.id)) throw new Open311Error(429, 'too many requests')
      const given = request.headers['idempotency-key']
      const idempotencyKey = typeof given === 'string' && given !== '' ? given.slice(0, 255) : null
      const { number } = await registerReport(context, {
        account,
        keyId: key.id,
        report: readReport(form),
        idempotencyKey,
      })
      const value = [{ service_request_id: String(number), service_notice: null, account_id: null }]
      return send(reply, asked.format, { ...REQUESTS, value })
    }
    serveRoute(app, OPEN311_ROUTES.report, take, { at: `${ROOT}requests.*` })

    // What the standard does not have is told in its words too.
    app.get(`${ROOT}*`, { schema: { hide: true } }, answer)
    app.post(`${ROOT}*`, { schema: { hide: true } }, take)
  }
}

function askedOf(request: FastifyRequest): Asked {
  const { url = '' } = request.routeOptions
  const asked = readPath(`${url.slice(ROOT.length, -1)}${Params.parse(request.params)['*']}`)
  if (!asked) throw new Open311Error(404, 'nothing is here')
  return asked
}

type Context = PublicPageContext & { site: string }

async function read(context: Context, asked: Asked, given: unknown): Promise<Named> {
  const query = readQuery(given)
  const account = await findFormChannel(context, query.jurisdiction_id ?? null)
  if (!account) throw new Open311Error(404, 'jurisdiction_id was not found')
  switch (asked.resource) {
    case 'services':
      return readServices(context, asked.id)
    case 'tokens':
      return readToken(context, account, asked.id)
    case 'requests': {
      const { id: channelId } = account
      const ids = asked.id === null ? query.service_request_id : [asked.id]
      const filter = toFilter({ ...query, service_request_id: ids }, { channelId, now: context.clock() })
      const value = await readRequests(context, filter, { site: context.site, pageSize: query.page_size })
      if (asked.id !== null && value.length === 0)
        throw new Open311Error(404, 'service_request_id was not found')
      return { ...REQUESTS, value }
    }
    case 'servicerequestupdates': {
      const span = readSpan(query, context.clock())
      const rows = await listUpdates(context.db, { ...span, limit: query.page_size })
      return { ...UPDATES, value: rows.map((row) => presentUpdate(row, context.site)) }
    }
  }
}

async function readServices({ db }: PublicPageContext, code: string | null): Promise<Named> {
  const { topics, topicGroups } = await getDirectory(db)
  if (code === null) return { ...SERVICES, value: topics.map((topic) => presentService(topic, topicGroups)) }
  if (!topics.some((topic) => topic.code === code)) throw new Open311Error(404, 'service_code was not found')
  // Nothing is asked beyond what every report has.
  return { ...DEFINITION, value: { service_code: code, attributes: [] } }
}

async function readToken(
  { db }: PublicPageContext,
  account: ChannelAccount,
  token: string | null,
): Promise<Named> {
  const id = z.uuid().safeParse(token).data
  const number = id ? await findByToken(db, account.id, id) : null
  if (number === null || !id) throw new Open311Error(404, 'token was not found')
  return { ...REQUESTS, value: [{ service_request_id: String(number), token: id }] }
}

function send(reply: FastifyReply, format: Format, named: Named): FastifyReply {
  return reply
    .type(CONTENT_TYPES[format])
    .headers({
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    .send(writeValue(format, named))
}

/** Errors have the shape of the standard; internal ones are only logged. */
function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [status, description] = toAnswer(error)
  if (status >= 500) request.log.error({ err: error, req: request }, 'request failed')
  if (status === 503 || status === 429) reply.header('retry-after', '2')
  return send(reply.status(status), formatOf(request.url), {
    ...ERRORS,
    value: [{ code: status, description }],
  })
}

function toAnswer(error: unknown): [number, string] {
  if (error instanceof Open311Error) return [error.status, error.message]
  if (error instanceof AppError && error.status < 500) return [error.status, 'the request could not be read']
  if (isUnstorable(error)) return [400, 'the request holds characters that cannot be stored']
  if (isDatabaseAway(error) || isTooSlow(error)) return [503, 'the service is away for a moment']
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 500
    ? [status, 'the request could not be read']
    : [500, 'something went wrong']
}
