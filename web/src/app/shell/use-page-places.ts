import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'

/**
 * The frame stays when its page changes: another page begins at its top. A list to which one comes back from a page below
 * it stands where it was left.
 */
export function usePagePlaces(frame: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(() => {
    const left = new Map<string, number>()
    const routeOf = (pathname: string) => router.matchRoutes(pathname, {}).at(-1)?.routeId ?? ''
    const ends = [
      router.subscribe('onBeforeLoad', ({ fromLocation, toLocation, pathChanged }) => {
        if (!pathChanged || !fromLocation || !frame.current) return
        if (isList(fromLocation.pathname)) left.set(fromLocation.pathname, frame.current.scrollTop)
        // Another list was chosen: nobody comes back to this one.
        if (isList(toLocation.pathname) && isList(fromLocation.pathname)) left.clear()
      }),
      router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
        if (!pathChanged || !fromLocation || !frame.current) return
        const route = routeOf(toLocation.pathname)
        // A list with its card beside it is one page.
        if (route.includes('{-$') && route === routeOf(fromLocation.pathname)) return
        frame.current.scrollTop = left.get(toLocation.pathname) ?? 0
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [router, frame])
}

/** `/tasks`, not `/tasks/7`. */
function isList(pathname: string): boolean {
  return pathname.split('/').filter(Boolean).length === 1
}
