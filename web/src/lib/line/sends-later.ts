import { useEffect, useSyncExternalStore } from 'react'

/** How many open parts of the screen keep what is written and send it by themselves once the line is back. */
let later = 0
/** How many open forms before them do not. */
let pressed = 0
const listeners = new Set<() => void>()

function add(change: { later?: number; pressed?: number }): void {
  later += change.later ?? 0
  pressed += change.pressed ?? 0
  for (const listener of listeners) listener()
}

/** Said by whatever has a queue of its own, as long as it stands on the screen. */
export function useSendsLater(isOn = true): void {
  useEffect(() => {
    if (!isOn) return
    add({ later: 1 })
    return () => add({ later: -1 })
  }, [isOn])
}

/** Said by a form that stands before the page and is sent by a press alone, whatever the page does. */
export function useSendsByPress(isOn = true): void {
  useEffect(() => {
    if (!isOn) return
    add({ pressed: 1 })
    return () => add({ pressed: -1 })
  }, [isOn])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Is what one writes here sent later? Elsewhere a person has to press again. */
export function useIsSentLater(): boolean {
  return useSyncExternalStore(subscribe, () => later > 0 && pressed === 0)
}
