/** What was put aside or taken back without a line waits in this browser. The last word on a question is the one that goes. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { isForLater } from '../../../lib/api.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED, subscribeToKept } from '../../../lib/line/kept.ts'
import { meQuery, useMay } from '../../../lib/session.ts'
import { setSnooze, snoozesQuery } from './snoozes.queries.ts'

export type KeptSnooze = { incidentId: string; until: string | null }

const prefixOf = (userId: string) => `work.${userId}.snooze.`

function write(userId: string, incidentId: string, text: string | null): void {
  writeStored(`${prefixOf(userId)}${incidentId}`, text)
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

export const dropSnooze = (userId: string, incidentId: string) => write(userId, incidentId, null)

export function listKeptSnoozes(userId: string): KeptSnooze[] {
  return listStoredKeys(prefixOf(userId)).flatMap((key) => readKept(readStored(key)) ?? [])
}

/** What another version of the product wrote and nobody can read is let go of. */
function readKept(text: string | null): KeptSnooze | null {
  try {
    const kept: Partial<KeptSnooze> | null = JSON.parse(text ?? 'null')
    const isKept =
      typeof kept?.incidentId === 'string' && (kept.until === null || typeof kept.until === 'string')
    return isKept ? (kept as KeptSnooze) : null
  } catch {
    return null
  }
}

/** Sent at once; without a line it is kept, and null is given. It says what is to be, so that a repeat changes nothing. */
export async function setOrKeep(userId: string, { incidentId, until }: KeptSnooze) {
  try {
    const now = await setSnooze(incidentId, until)
    dropSnooze(userId, incidentId)
    return now
  } catch (error) {
    if (!isForLater(error)) throw error
    write(userId, incidentId, JSON.stringify({ incidentId, until }))
    return null
  }
}

export function useKeptSnoozes(): { userId: string; kept: readonly KeptSnooze[] } {
  const userId = useQuery(meQuery).data?.id ?? ''
  const text = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listKeptSnoozes(userId)))
  return useMemo(() => ({ userId, kept: JSON.parse(text) }), [userId, text])
}

/** Of what only this browser knows the own lists that hold it are not known. */
export type Aside = { incidentId: string; until: string; queues?: readonly string[]; isLate?: boolean }

/** What stands aside for the reader: as the server has it, and as they have said since. */
export function useAside(isAsked = true): readonly Aside[] {
  const known = useQuery({ ...snoozesQuery, enabled: useMay('workIncidents') && isAsked }).data?.snoozes
  const { kept } = useKeptSnoozes()
  return useMemo(() => {
    const said = new Set(kept.map(({ incidentId }) => incidentId))
    const since = kept.flatMap(({ incidentId, until }) => (until === null ? [] : [{ incidentId, until }]))
    return [...(known ?? []).filter(({ incidentId }) => !said.has(incidentId)), ...since]
  }, [known, kept])
}
