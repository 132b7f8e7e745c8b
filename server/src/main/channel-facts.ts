import { type Channel, listChannels } from '../modules/channels/index.ts'
import type { Database } from '../platform/db.ts'

type Facts = Pick<Channel, 'id' | 'network' | 'externalId' | 'municipalityCode'>
const KEEP_MS = 3000

/** Every channel, also those switched off: what they had brought in is still worked on. */
export function createChannelFacts(db: Database) {
  let kept: { rows: Promise<Map<string, Facts>>; until: number } | null = null

  function all(): Promise<Map<string, Facts>> {
    if (kept && kept.until > Date.now()) return kept.rows
    const rows = listChannels(db).then((list) => new Map(list.map((channel) => [channel.id, channel])))
    kept = { rows, until: Date.now() + KEEP_MS }
    rows.catch(() => {
      kept = null
    })
    return rows
  }

  async function find(channelId: string): Promise<Facts | null> {
    const known = (await all()).get(channelId)
    if (known) return known
    // A channel added this very second.
    kept = null
    return (await all()).get(channelId) ?? null
  }

  return { all, find }
}
