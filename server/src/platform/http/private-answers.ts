import type { FastifyInstance } from 'fastify'

/** Keeps answers of the API out of every cache, whatever the route says, because each is for one person. */
export function forbidCaching(api: Pick<FastifyInstance, 'addHook'>): void {
  api.addHook('onSend', async (_request, reply, payload) => {
    const said = String(reply.getHeader('cache-control') ?? '')
    if (!said.includes('no-store')) reply.header('cache-control', 'no-store')
    return payload
  })
}
