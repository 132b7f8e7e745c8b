/**
 * A note that was written without a line waits in this browser and goes once: under the key of the first press, so that
 * one whose reply was lost counts.
 */
import { useQuery } from '@tanstack/react-query'
import type { SaveNoteRequest } from '@veche/contract/casework/notes.ts'
import { useMemo, useSyncExternalStore } from 'react'
import { api, isForLater, isUnreachable, unwrap } from '../../lib/api.ts'
import { randomId } from '../../lib/browser/random-id.ts'
import { listStoredKeys, readStored, writeStored } from '../../lib/browser/storage.ts'
import { KEPT_CHANGED, subscribeToKept } from '../../lib/line/kept.ts'
import { type KeptRefusal, keptRefusalOf, parseKept } from '../../lib/line/kept-refusal.ts'
import { meQuery } from '../../lib/session.ts'
import type { Person } from './mention-text.ts'

export type KeptNote = {
  incidentId: string
  note: SaveNoteRequest
  /** Whom it calls, for whoever mends it; an older version of the product kept none. */
  people?: readonly Person[]
  commandKey: string
  at: number
  refused: KeptRefusal | null
}

const prefixOf = (userId: string) => `work.${userId}.note.`
/** On their way from an open form: nothing says yet that they wait. */
const going = new Set<string>()

function write(userId: string, kept: KeptNote): boolean {
  const place = `${prefixOf(userId)}${kept.commandKey}`
  writeStored(place, JSON.stringify(kept))
  window.dispatchEvent(new Event(KEPT_CHANGED))
  return readStored(place) !== null
}

export function dropNote(userId: string, { commandKey }: KeptNote): void {
  writeStored(`${prefixOf(userId)}${commandKey}`, null)
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

function send({ incidentId, note, commandKey }: KeptNote) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/notes', {
      params: { path: { incidentId } },
      body: { ...note, commandKey },
    }),
  )
}

/** Sent at once. False: there is no line, and it waits here. */
export async function addOrKeep(
  userId: string,
  given: Pick<KeptNote, 'incidentId' | 'note' | 'people'>,
): Promise<boolean> {
  const kept = { ...given, commandKey: randomId(), at: Date.now(), refused: null }
  going.add(kept.commandKey)
  const isKept = write(userId, kept)
  try {
    await send(kept)
    dropNote(userId, kept)
    return true
  } catch (error) {
    if (isKept && isUnreachable(error)) return false
    dropNote(userId, kept)
    throw error
  } finally {
    going.delete(kept.commandKey)
    window.dispatchEvent(new Event(KEPT_CHANGED))
  }
}

/** Null: the server has it. What it refuses stays here with the reason, until its person has seen it. */
export async function sendKeptNote(userId: string, kept: KeptNote): Promise<KeptRefusal | null> {
  try {
    await send(kept)
  } catch (error) {
    if (isForLater(error)) throw error
    const refused = keptRefusalOf(error)
    write(userId, { ...kept, refused })
    return refused
  }
  dropNote(userId, kept)
  return null
}

export function listWaitingNotes(userId: string): KeptNote[] {
  return listStanding(userId).filter(({ refused }) => refused === null)
}

/** In the order in which they were written. */
function listStanding(userId: string): KeptNote[] {
  return listStoredKeys(prefixOf(userId))
    .flatMap((key) => readKept(readStored(key)) ?? [])
    .filter(({ commandKey }) => !going.has(commandKey))
    .toSorted((one, two) => one.at - two.at)
}

function readKept(text: string | null): KeptNote | null {
  const kept: Partial<KeptNote> | null = parseKept(text)
  const isKept =
    typeof kept?.incidentId === 'string' &&
    typeof kept.note?.text === 'string' &&
    typeof kept.commandKey === 'string' &&
    typeof kept.at === 'number'
  return isKept ? (kept as KeptNote) : null
}

/** Of one question; the same in every window of this browser. */
export function useKeptNotes(incidentId: string): { userId: string; kept: readonly KeptNote[] } {
  const userId = useQuery(meQuery).data?.id ?? ''
  const text = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listStanding(userId)))
  return useMemo(() => {
    const all: KeptNote[] = JSON.parse(text)
    return { userId, kept: all.filter((one) => one.incidentId === incidentId) }
  }, [userId, text, incidentId])
}
