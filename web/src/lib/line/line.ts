import { useEffect, useRef } from 'react'
import { useIsLive } from '../live/live.ts'
import { useOnline } from './online.ts'

/**
 * The server can be reached, as far as this page knows. A browser may say that it is on line when it is not, after a
 * reload for one, so the stream of events has its word too.
 */
export function useHasLine(): boolean {
  const isOnline = useOnline()
  const isLive = useIsLive()
  return isOnline && isLive
}

/** Also once at the start, if there is a line: what was kept earlier goes then. */
export function useWhenLineReturns(send: () => void): void {
  const hasLine = useHasLine()
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    if (hasLine) latest.current()
  }, [hasLine])
}
