import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED, subscribeToKept } from '../../../lib/line/kept.ts'
import { meQuery } from '../../../lib/session.ts'

export type KeptTake = {
  incidentId: string
  number: number
  expectedVersion: number
  at: number
  /** Why it was not done: said until the person has seen it. `by` took it meanwhile; null where nobody is named. */
  refused: { code: string; by: string | null } | null
}

const prefixOf = (userId: string) => `takes.${userId}.`

function write(userId: string, incidentId: string, take: KeptTake | null): void {
  writeStored(`${prefixOf(userId)}${incidentId}`, take && JSON.stringify(take))
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

export function keepTake(userId: string, take: KeptTake): void {
  write(userId, take.incidentId, take)
}

export function dropTake(userId: string, incidentId: string): void {
  write(userId, incidentId, null)
}

/** In the order in which they were pressed. What another version of the product wrote and nobody can read is let go of. */
export function listKeptTakes(userId: string): KeptTake[] {
  return listStoredKeys(prefixOf(userId))
    .flatMap((key) => readTake(readStored(key)) ?? [])
    .toSorted((one, two) => one.at - two.at)
}

function readTake(text: string | null): KeptTake | null {
  try {
    const take: Partial<KeptTake> | null = JSON.parse(text ?? 'null')
    const isTake =
      take !== null &&
      typeof take.incidentId === 'string' &&
      typeof take.expectedVersion === 'number' &&
      typeof take.at === 'number'
    return isTake ? (take as KeptTake) : null
  } catch {
    return null
  }
}

/** What waits in this browser or was refused; the same in every window of it. */
export function useKeptTakes(): { userId: string; takes: readonly KeptTake[] } {
  const userId = useQuery(meQuery).data?.id ?? ''
  const kept = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listKeptTakes(userId)))
  return useMemo(() => ({ userId, takes: JSON.parse(kept) }), [userId, kept])
}
