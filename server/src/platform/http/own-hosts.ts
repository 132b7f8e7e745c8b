/**
 * Refuses hosts by which the product is not opened. A page of another site that points its own name here (DNS
 * rebinding) sends that name as `Host` and as `Origin`, so comparing the two finds nothing. A numeric address cannot
 * be rebound.
 */
import { isIP } from 'node:net'
import fastifyPlugin from 'fastify-plugin'
import { AppError } from '../errors.ts'

/** Balancers and networks call these under any name, and the answers are of no use to a browser. */
const ANY_NAME = /^\/(healthz|readyz|metrics|in\/)/

export function ownHosts({ publicUrl, hosts }: { publicUrl: string; hosts: readonly string[] }) {
  const own = new Set([new URL(publicUrl).hostname, ...hosts.map((host) => host.toLowerCase())])
  return fastifyPlugin(async (app) => {
    app.addHook('onRequest', async ({ headers, url }) => {
      if (ANY_NAME.test(url) || isOwnHost(headers.host, own)) return
      throw new AppError('http.unknown_host', 421)
    })
  })
}

function isOwnHost(host: string | undefined, own: ReadonlySet<string>): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  const name = hostname.replace(/^\[|\]$/g, '')
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || own.has(name)
}
