/** Shows what describes the installation to this machine only, once the product has an address in the world. */
import fastifyPlugin from 'fastify-plugin'
import { NotFoundError } from '../errors.ts'

const DESCRIBING = { '/metrics': 'metrics', '/openapi.json': 'openapi' } as const
export type Exposed = (typeof DESCRIBING)[keyof typeof DESCRIBING]

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

type Options = { publicUrl: string; exposed: readonly Exposed[] }

/** Through a proxy on this machine every call seems local, so the host that was asked for tells them apart. */
export function machineOnly({ publicUrl, exposed }: Options) {
  const publicHost = publicUrl.startsWith('https://') ? new URL(publicUrl).host : null
  return fastifyPlugin(async (app) => {
    if (publicHost === null) return
    app.addHook('onRequest', async ({ routeOptions, ip, headers }) => {
      const path = routeOptions.url
      if (path !== '/metrics' && path !== '/openapi.json') return
      if (exposed.includes(DESCRIBING[path])) return
      if (!LOOPBACK.test(ip) || headers.host === publicHost) throw new NotFoundError('http.not_found')
    })
  })
}
