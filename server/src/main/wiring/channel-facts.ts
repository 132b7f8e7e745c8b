import type { ChannelAccount } from '../../connectors/connector.ts'
import { listChannels, toAccount } from '../../modules/channels/index.ts'
import { asideOf } from '../../platform/database/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'

type Facts = ChannelAccount & { municipalityCode: string }
const KEEP_MS = 3000

/** Every channel, also those switched off: what they had brought in is still worked on. */
export function createChannelFacts({ db, vault }: Pick<AppContext, 'db' | 'vault'>) {
  let kept: { rows: Promise<Map<string, Facts>>; until: number } | null = null

  function all(): Promise<Map<string, Facts>> {
    if (kept && kept.until > Date.now()) return kept.rows
    const rows = listChannels(asideOf(db)).then(
      (list) =>
        new Map(
          list.map((channel) => [
            channel.id,
            { ...toAccount(vault, channel), municipalityCode: channel.municipalityCode },
          ]),
        ),
    )
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
