import { useEffect, useSyncExternalStore } from 'react'

/** How many open parts of the screen keep what is written and send it by themselves once the line is back. */
let count = 0
const listeners = new Set<() => void>()

function add(change: number): void {
  count += change
  for (const listener of listeners) listener()
}

/** Said by whatever has a queue of its own, as long as it stands on the screen. */
export function useSendsLater(isOn = true): void {
  useEffect(() => {
    if (!isOn) return
    add(1)
    return () => add(-1)
  }, [isOn])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Does the screen one is on send later? Elsewhere a person has to press again. */
export function useIsSentLater(): boolean {
  return useSyncExternalStore(subscribe, () => count > 0)
}
