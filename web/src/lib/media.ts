import { useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** Below this width list and card are two pages. */
export const TWO_PAGES = '(max-width: 59.99rem)'
/** From here on queues, list and card's two columns stand side by side. */
export const THREE_PANES = '(min-width: 85rem)'
