import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
    () => false,
  )
}

/** One hand holds it: what stands beside a field on a laptop stands below it. */
export const PHONE = '(max-width: 37.49rem)'
/** Below this width list and card are two pages. */
export const TWO_PAGES = '(max-width: 59.99rem)'
/** Is the element at least so wide. A pane may be narrow on a wide screen. */
export function useIsWider(element: RefObject<HTMLElement | null>, px: number): boolean {
  const [isWider, setWider] = useState(true)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(() => setWider(watched.clientWidth >= px))
    setWider(watched.clientWidth >= px)
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, px])
  return isWider
}
