import { useSyncExternalStore } from 'react'
import { listStoredKeys } from '../browser/storage.ts'

/** Fired when something was kept in this browser until the server has it, or let go of. */
export const KEPT_CHANGED = 'veche:kept'

export function subscribeToKept(listener: () => void): () => void {
  for (const name of [KEPT_CHANGED, 'storage']) window.addEventListener(name, listener)
  return () => {
    for (const name of [KEPT_CHANGED, 'storage']) window.removeEventListener(name, listener)
  }
}

/** Something waits under keys that begin so: what sends it comes only then. */
export function useHasKept(prefix: string): boolean {
  const read = () => listStoredKeys(prefix).length > 0
  return useSyncExternalStore(subscribeToKept, read, read)
}

/** Written when a person signs out, and taken away at once. */
export const LEFT = 'left'

/** Another window of this browser signed this person out: what this one remembers of them goes as well. */
export function isLeaving(
  { key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>,
  userId: string,
): boolean {
  return key === `veche.${LEFT}` && newValue === userId
}
