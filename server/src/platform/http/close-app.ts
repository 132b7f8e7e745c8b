import type { HttpApp } from './http-app.ts'

/**
 * Requests under way end by themselves; after `graceMs` their connections are cut. A body that comes drop by drop, or an
 * answer that nobody reads, would else hold up every stop until the supervisor kills us, with all that was to be
 * brought to an end behind it.
 */
export async function closeApp(app: Pick<HttpApp, 'server' | 'close'>, graceMs: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), graceMs)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
  }
}
