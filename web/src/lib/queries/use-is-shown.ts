import { type RefObject, useEffect, useRef } from 'react'

/**
 * Whether what calls this is still on the screen. Others are told of a step by the stream of events, sometimes before its
 * answer comes: what was done is said all the same, and only what moves the screen asks here first.
 */
export function useIsShown(): RefObject<boolean> {
  const isShown = useRef(false)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  return isShown
}
