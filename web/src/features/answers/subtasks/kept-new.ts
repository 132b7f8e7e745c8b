/**
 * A sub-task that was given without a line waits in this browser and goes once: its id is made here and kept before it
 * leaves, so that one whose reply was lost counts.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { isForLater, isUnreachable } from '../../../lib/api.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED, subscribeToKept } from '../../../lib/line/kept.ts'
import { type KeptRefusal, keptRefusalOf, parseKept } from '../../../lib/line/kept-refusal.ts'
import { meQuery } from '../../../lib/session.ts'
import { addSubtask, type NewSubtask } from './subtasks.queries.ts'

export type KeptNew = { incidentId: string; body: NewSubtask; at: number; refused: KeptRefusal | null }

const prefixOf = (userId: string) => `work.${userId}.newSubtask.`
/** On their way from an open form: a run does not send them beside it, and nothing says that they wait. */
const going = new Set<string>()

/** False: this browser keeps nothing. */
function write(userId: string, kept: KeptNew): boolean {
  const place = `${prefixOf(userId)}${kept.body.id}`
  writeStored(place, JSON.stringify(kept))
  window.dispatchEvent(new Event(KEPT_CHANGED))
  return readStored(place) !== null
}

export function dropNew(userId: string, { body: { id } }: KeptNew): void {
  writeStored(`${prefixOf(userId)}${id}`, null)
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

/** In the order in which they were given. */
function listKeptNew(userId: string): KeptNew[] {
  return listStoredKeys(prefixOf(userId))
    .flatMap((key) => readKept(readStored(key)) ?? [])
    .toSorted((one, two) => one.at - two.at)
}

function readKept(text: string | null): KeptNew | null {
  const kept: Partial<KeptNew> | null = parseKept(text)
  const isKept =
    typeof kept?.incidentId === 'string' && typeof kept.body?.id === 'string' && typeof kept.at === 'number'
  return isKept ? (kept as KeptNew) : null
}

/** Sent at once. False: there is no line, and it waits here. */
export async function addOrKeep(
  userId: string,
  given: Pick<KeptNew, 'incidentId' | 'body'>,
): Promise<boolean> {
  const kept = { ...given, at: Date.now(), refused: null }
  going.add(kept.body.id)
  const isKept = write(userId, kept)
  try {
    await addSubtask(kept.incidentId, kept.body)
    dropNew(userId, kept)
    return true
  } catch (error) {
    if (isKept && isUnreachable(error)) return false
    dropNew(userId, kept)
    throw error
  } finally {
    going.delete(kept.body.id)
    window.dispatchEvent(new Event(KEPT_CHANGED))
  }
}

/** Null: the server has it. What it refuses stays here with the reason, until its person has seen it. */
export async function sendKeptNew(userId: string, kept: KeptNew): Promise<KeptRefusal | null> {
  try {
    await addSubtask(kept.incidentId, kept.body)
  } catch (error) {
    if (isForLater(error)) throw error
    const refused = keptRefusalOf(error)
    write(userId, { ...kept, refused })
    return refused
  }
  dropNew(userId, kept)
  return null
}

export function listWaitingNew(userId: string): KeptNew[] {
  return listStanding(userId).filter(({ refused }) => refused === null)
}

const listStanding = (userId: string) => listKeptNew(userId).filter(({ body }) => !going.has(body.id))

/** Of one question; the same in every window of this browser. */
export function useKeptNew(incidentId: string): { userId: string; kept: readonly KeptNew[] } {
  const userId = useQuery(meQuery).data?.id ?? ''
  const text = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listStanding(userId)))
  return useMemo(() => {
    const all: KeptNew[] = JSON.parse(text)
    return { userId, kept: all.filter((one) => one.incidentId === incidentId) }
  }, [userId, text, incidentId])
}
