/**
 * Names by which the product is opened. A page of another site that makes its own name lead here (DNS rebinding) sends
 * that name as `Host` and as `Origin`, so comparing the two finds nothing. An address in numbers cannot be rebound.
 */
import { isIP } from 'node:net'
import fastifyPlugin from 'fastify-plugin'
import { AppError } from '../errors.ts'

/** Asked by balancers and networks under whatever name they know; they answer nothing a browser could use. */
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
