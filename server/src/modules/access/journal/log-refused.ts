/**
 * Logs what was refused and is no refusal of a right: input, rate, and what is not there for the caller, because an
 * object out of sight answers as one that does not exist. The journal tells of the others.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const TOLD = new Set([400, 404, 405, 408, 409, 413, 415, 421, 422, 429])
/** Other values could be words of somebody, or a link that opens something. */
const ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,19})$/i

export function logRefused(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onResponse', async (request, reply) => {
    if (!isTold(request, reply)) return
    const { signedIn } = request
    request.log.info(
      {
        req: request,
        status: reply.statusCode,
        account: signedIn?.actor.id ?? null,
        credential: signedIn && `${signedIn.credential.kind} ${signedIn.credential.id}`,
        objects: objectsOf(request.params),
      },
      'access: a call was refused',
    )
  })
}

/** Addresses that no route has are looked for by anybody on the internet, all day. */
function isTold({ routeOptions }: FastifyRequest, { statusCode }: FastifyReply): boolean {
  return TOLD.has(statusCode) && routeOptions.url !== undefined && !routeOptions.url.endsWith('/*')
}

function objectsOf(params: unknown): Record<string, string> {
  const values = typeof params === 'object' && params !== null ? Object.entries(params) : []
  return Object.fromEntries(values.filter(([, value]) => typeof value === 'string' && ID.test(value)))
}
