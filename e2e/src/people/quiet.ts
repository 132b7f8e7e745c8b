import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'

/** Gives a wait for the moment when the page asks the server for nothing; the stream of events is always open. */
export function watchRequests(page: Page): () => Promise<void> {
  const running = new Set<Request>()
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/api/events') running.add(request)
  })
  page.on('requestfinished', (request) => running.delete(request))
  page.on('requestfailed', (request) => running.delete(request))
  return () => expect.poll(() => running.size, { interval: 20 }).toBe(0)
}
