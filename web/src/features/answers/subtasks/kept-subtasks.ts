/**
 * «Сделано» that was pressed without a line, with its words and its photograph, waits in this browser and goes once: under
 * the key of the first press, so that a press whose response was lost counts.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { ApiError, api, isUnreachable, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { keepThings } from '../../../lib/files/kept-things.ts'
import { KEPT_CHANGED, subscribeToKept } from '../../../lib/line/kept.ts'
import { meQuery } from '../../../lib/session.ts'
import { type Subtask, sendDone, uploadPhoto } from './subtasks.queries.ts'

export type KeptDone = {
  subtaskId: string
  what: string
  revision: number
  words: string
  commandKey: string
  /** Its photograph lies beside under the same id. */
  hasPhoto: boolean
}

/** Under which words that were begun of a sub-task stay. */
export const begunDone = (subtaskId: string) => `sub-task ${subtaskId}`

const photos = keepThings<{ id: string; file: Blob }>('subtaskPhotos')
const prefixOf = (userId: string) => `work.${userId}.subtask.`

function write(userId: string, subtaskId: string, kept: KeptDone | null): void {
  writeStored(`${prefixOf(userId)}${subtaskId}`, kept && JSON.stringify(kept))
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

export function dropDone(userId: string, subtaskId: string): void {
  write(userId, subtaskId, null)
  void photos.drop(subtaskId)
}

export function listKeptDone(userId: string): KeptDone[] {
  return listStoredKeys(prefixOf(userId)).flatMap((key) => readKept(readStored(key)) ?? [])
}

/** What another version of the product wrote and nobody can read is let go of. */
function readKept(text: string | null): KeptDone | null {
  try {
    const kept: Partial<KeptDone> | null = JSON.parse(text ?? 'null')
    const isKept =
      typeof kept?.subtaskId === 'string' &&
      typeof kept.revision === 'number' &&
      typeof kept.commandKey === 'string'
    return isKept ? (kept as KeptDone) : null
  } catch {
    return null
  }
}

type Pressed = { subtask: Subtask; words: string; photo: Blob | null }

/** Sent at once. False: there is no line, and it waits here. */
export async function doneOrKeep(userId: string, { subtask, words, photo }: Pressed): Promise<boolean> {
  const { id, what, revision } = subtask
  let kept: KeptDone = {
    subtaskId: id,
    what,
    revision,
    words,
    commandKey: randomId(),
    hasPhoto: photo !== null,
  }
  try {
    if (photo) kept = await sendPhoto(kept, photo)
    await sendDone(kept)
    return true
  } catch (error) {
    if (!isUnreachable(error)) throw error
    if (photo && kept.hasPhoto) await photos.put({ id, file: photo })
    write(userId, id, kept)
    return false
  }
}

export async function sendKept(userId: string, kept: KeptDone): Promise<void> {
  const { subtaskId, hasPhoto } = kept
  const photo = hasPhoto ? (await photos.list()).find(({ id }) => id === subtaskId) : undefined
  let current = kept
  if (photo) {
    current = await sendPhoto(kept, photo.file)
    write(userId, subtaskId, current)
  }
  await sendWord(current)
  dropDone(userId, subtaskId)
}

/** The picture first: what is done shows it from the first moment. */
async function sendPhoto(kept: KeptDone, file: Blob): Promise<KeptDone> {
  const { revision } = await uploadPhoto({ id: kept.subtaskId }, file)
  return { ...kept, revision, hasPhoto: false }
}

/** Of what was pressed without a line; in a form that is open the person decides anew. */
async function sendWord(kept: KeptDone): Promise<void> {
  try {
    await sendDone(kept)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'subtask.changed_meanwhile') throw error
    // Something else of it changed while the line was away; whoever has it still may say that it is done.
    const { subtasks } = await unwrap(api.GET('/api/subtasks'))
    const now = subtasks.find(({ id, acts }) => id === kept.subtaskId && acts.includes('done'))
    if (!now) throw error
    await sendDone({ ...kept, revision: now.revision })
  }
}

export function useKeptDone(): { userId: string; kept: readonly KeptDone[] } {
  const userId = useQuery(meQuery).data?.id ?? ''
  const text = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listKeptDone(userId)))
  return useMemo(() => ({ userId, kept: JSON.parse(text) }), [userId, text])
}
