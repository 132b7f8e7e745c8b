import type { ChannelAccount, Connector, Network } from '../../../connectors/connector.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { Log } from '../../../platform/log.ts'
import type { Vault } from '../../../platform/vault.ts'
import { listUnresolved, updateResolved } from './authors.repository.ts'

type AuthorDeps = {
  db: Database
  log: Log
  clock: Clock
  vault: Vault
  connectors: ReadonlyMap<Network, Connector>
  listAccounts: () => Promise<ChannelAccount[]>
}

const PAGE = 500
const PAUSE_MS = 3000

/** Events carry no names: networks are asked for them apart, in pages, and intake never waits for it. */
export async function resolveAuthors(deps: AuthorDeps): Promise<number> {
  const rows = await listUnresolved(deps.db, PAGE)
  for (const [network, authors] of Map.groupBy(rows, (row) => row.network)) {
    await resolveOfNetwork(deps, network, authors)
  }
  return rows.length
}

type Unresolved = { id: string; externalId: string }

async function resolveOfNetwork(
  deps: AuthorDeps,
  network: Network,
  authors: readonly Unresolved[],
): Promise<void> {
  const { db, vault, clock, connectors, log } = deps
  const account = (await deps.listAccounts()).find((candidate) => candidate.network === network)
  const connector = connectors.get(network)
  if (!account || !connector) return
  try {
    const ids = authors.map(({ externalId }) => externalId)
    // Networks that send names with messages are not asked.
    const cards = (await connector.authors?.resolve(account, ids)) ?? []
    const byExternal = new Map(cards.map((card) => [card.externalId, card]))
    for (const { id, externalId } of authors) {
      const card = byExternal.get(externalId)
      await updateResolved(db, id, {
        resolvedAt: clock(),
        ...(card && { card: vault.seal({ name: card.name, url: card.url }) }),
      })
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.warn({ code: error.code, network }, 'names could not be read')
  }
}

export function startResolvingAuthors(deps: AuthorDeps): Loop {
  return startLoop({
    name: 'authors',
    log: deps.log,
    failurePauseMs: 10 * PAUSE_MS,
    async turn() {
      await resolveAuthors(deps)
      return { nextInMs: PAUSE_MS }
    },
  })
}
