import { InstallationResponse } from '@veche/contract/admin/installation.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Product } from '../context.ts'
import { judgeInstallation } from './judge-installation.ts'
import { readInstallation } from './read-installation.ts'

/** The health of the installation for its administrator; machines ask `/readyz` and `/metrics`. */
export function installationRoutes(
  product: Product,
  { version }: { version: string },
): FastifyPluginAsyncZod {
  const { clock } = product.context
  return async (app) => {
    app.get(
      '/installation',
      { config: { permission: 'installation.read' }, schema: { response: { 200: InstallationResponse } } },
      async () => ({
        at: clock().toISOString(),
        version,
        startedAt: new Date(performance.timeOrigin).toISOString(),
        checks: judgeInstallation(await readInstallation(product)),
      }),
    )
  }
}
