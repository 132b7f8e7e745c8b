import { SYSTEM_ROUTES } from '@veche/contract/routes/admin/system.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import type { Product } from '../context.ts'
import { judgeInstallation } from './judge-installation.ts'
import { readInstallation } from './read-installation.ts'

/** The health of the installation for its administrator; machines ask `/readyz` and `/metrics`. */
export function installationRoutes(product: Product, { version }: { version: string }): FastifyPluginAsync {
  const { clock } = product.context
  return async (app) => {
    serveRoute(app, SYSTEM_ROUTES.installation, async () => ({
      at: clock().toISOString(),
      version,
      startedAt: new Date(performance.timeOrigin).toISOString(),
      isMailSetUp: product.config.mail !== null,
      checks: judgeInstallation(await readInstallation(product)),
    }))
  }
}
