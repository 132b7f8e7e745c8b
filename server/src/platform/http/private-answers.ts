import type { FastifyInstance } from 'fastify'

/** What the API answers is for one person: nothing of it stays in a browser or a proxy, whatever the route says. */
export function forbidCaching(api: Pick<FastifyInstance, 'addHook'>): void {
  api.addHook('onSend', async (_request, reply, payload) => {
    const said = String(reply.getHeader('cache-control') ?? '')
    if (!said.includes('no-store')) reply.header('cache-control', 'no-store')
    return payload
  })
}
