import type { Route } from '@veche/contract/routes/route.ts'

const BEGINNINGS = ['/api/figures', '/api/reports', '/api/journal', '/api/board', '/api/readings/leak']
const EXACTLY: ReadonlySet<string> = new Set([
  ...[
    '/api/incidents',
    '/api/incidents/bursts',
    '/api/incidents/near',
    '/api/incidents/likely',
    '/api/found',
    '/api/views/counts',
  ],
  ...['/api/today/work', '/api/fakes', '/api/fakes/figures', '/api/livestreams', '/api/livestreams/figures'],
  ...['/api/chats', '/api/outages', '/api/network-acts', '/api/network-acts/figures', '/api/people'],
])

/** What is read much and costs much: a card costs less than asking how far the replica is. */
export const PATHS_OF_REPLICA: readonly string[] = [...BEGINNINGS, ...EXACTLY]

/** Lists, search and reports, when a replica of the database is there and fresh. */
export function isOfReplica(declared: Route | undefined): boolean {
  if (declared?.method !== 'GET') return false
  return EXACTLY.has(declared.path) || BEGINNINGS.some((beginning) => declared.path.startsWith(beginning))
}
