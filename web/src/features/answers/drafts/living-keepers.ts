import type { QueryClient } from '@tanstack/react-query'
import type { DraftKeeper } from './draft-keeper.ts'

/** Of each page, by person, question and candidate. */
const living = new WeakMap<QueryClient, Map<string, DraftKeeper>>()

/**
 * Whoever comes back while their words are still on their way goes on with them: a second keeper would begin with an older
 * draft, and take what the first one saves for somebody else's.
 */
export function keeperOf(client: QueryClient, key: string, create: () => DraftKeeper): DraftKeeper {
  const keepers = living.get(client) ?? new Map<string, DraftKeeper>()
  living.set(client, keepers)
  const keeper = keepers.get(key) ?? create()
  keepers.set(key, keeper)
  return keeper
}

/** The editor has closed: its last words are saved, and a keeper that nobody looks at and that has saved all is let go. */
export async function closeKeeper(client: QueryClient, key: string, keeper: DraftKeeper): Promise<void> {
  await keeper.flush()
  const keepers = living.get(client)
  if (keeper.isDone() && keepers?.get(key) === keeper) keepers.delete(key)
}
