/**
 * A message that is read back is one delivery for each content, however often it is read. If other words have
 * replaced it here meanwhile, for instance by an earlier edit that came late, the same content is handled again.
 */
import type { ChannelAccount, Connector, RawItem } from '../../../connectors/connector.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { isSameVersion } from '../domain/version.ts'
import { listStandings } from '../messages/messages.repository.ts'
import { listKnownKeys } from '../raw/raw-inbox.repository.ts'

/** Prefix of the keys of messages that were read back. */
const SEEN = 'seen:'

type Page = { account: ChannelAccount; connector: Connector; items: readonly RawItem[]; askedAt: Date }

/** The items of a page. One that was overtaken gets a key of its own, which stays the same until it is handled. */
export async function withNewsAgain(
  tx: Tx,
  { account, connector, items, askedAt }: Page,
): Promise<RawItem[]> {
  const seen = items.filter(({ dedupeKey }) => dedupeKey.startsWith(SEEN))
  const known = await listKnownKeys(
    tx,
    account.id,
    seen.map(({ dedupeKey }) => dedupeKey),
  )
  const shown = await Promise.all(
    seen
      .filter(({ dedupeKey }) => known.has(dedupeKey))
      .map(async (item) => ({ item, events: await connector.normalise(item.body, account, askedAt) })),
  )
  const standings = await listStandings(
    tx,
    account.id,
    shown.flatMap(({ events }) => events),
  )
  const stored = new Map(standings.map((row) => [`${row.container} ${row.externalId}`, row]))
  const keyNow = new Map(
    shown.flatMap(({ item, events: [event] }) => {
      const row = event && stored.get(`${event.container} ${event.externalId}`)
      // Only newer arrivals than the one compared count.
      const isOvertaken =
        row &&
        row.sourceState !== 'deleted' &&
        row.capturedAt < askedAt &&
        !isSameVersion(row.version, event.version)
      return isOvertaken ? [[item.dedupeKey, `${item.dedupeKey} over ${row.version}`] as const] : []
    }),
  )
  return items.map((item) => ({ ...item, dedupeKey: keyNow.get(item.dedupeKey) ?? item.dedupeKey }))
}
