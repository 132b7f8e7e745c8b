/** The past of conversations, and what is shown of it. */
import { createHash } from 'node:crypto'
import { ConnectorError, type RawItem } from '../connector.ts'
import type { Span } from './newest-first.ts'

/** Clocks of a network and ours differ by a little; reading some more costs nothing. */
const SLACK_MS = 60_000

export function widen({ from, to }: Span): Span {
  return {
    from: from === null ? null : new Date(from.getTime() - SLACK_MS),
    to: new Date(to.getTime() + SLACK_MS),
  }
}

/** A conversation that is closed to us hides none of its neighbours. */
export async function* passRefused(pages: AsyncIterable<RawItem[]>): AsyncIterable<RawItem[]> {
  try {
    yield* pages
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.reason !== 'refused') throw error
  }
}

/** Read again unchanged, it is the same delivery: `name` says where it stands and what it says. */
export function toSeenItem(name: readonly string[], delivery: object): RawItem {
  const hash = createHash('sha256').update(JSON.stringify(name)).digest('hex')
  return {
    dedupeKey: `seen:${hash.slice(0, 32)}`,
    body: new TextEncoder().encode(JSON.stringify(delivery)),
  }
}
