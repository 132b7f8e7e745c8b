import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { MESSAGES } from './message-sight.ts'

const NEAR_PX = 80

type Talk = { scroller: RefObject<HTMLElement | null>; oldestId: string | null; newestId: string | null }
type Place = { id: string; top: number }

/**
 * A talk is read from its end. At the end new messages carry the reader on; further up the message under the eyes
 * stays where it is, whatever comes or goes above and below, and `hasNews` says that something came.
 */
export function useTalkScroll({ scroller, oldestId, newestId }: Talk) {
  const [hasNews, setNews] = useState(false)
  const isAtEnd = useRef(true)
  const place = useRef<Place | null>(null)
  const lastNewest = useRef(newestId)

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = element.scrollHeight
    isAtEnd.current = true
    setNews(false)
  }, [scroller])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is first and last says that the list has changed
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    if (isAtEnd.current) toEnd()
    else {
      const now = place.current && document.getElementById(place.current.id)
      if (now && place.current) element.scrollTop = now.offsetTop - place.current.top
      if (lastNewest.current !== newestId) setNews(true)
    }
    lastNewest.current = newestId
  }, [scroller, oldestId, newestId, toEnd])

  // What grows beside the talk (the field, a phone turned) must not push the last words out of sight.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd())
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, toEnd])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
    place.current = firstVisible(element)
    if (isAtEnd.current) setNews(false)
  }, [scroller])

  return { hasNews, toEnd, onScroll }
}

/** Messages stand one under another, so the first one in sight is found by halving. */
function firstVisible(scroller: HTMLElement): Place | null {
  const messages = scroller.querySelectorAll<HTMLElement>(MESSAGES)
  let low = 0
  let high = messages.length - 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const message = messages[middle]
    if (message && message.offsetTop + message.offsetHeight > scroller.scrollTop) high = middle
    else low = middle + 1
  }
  const first = messages[low]
  return first ? { id: first.id, top: first.offsetTop - scroller.scrollTop } : null
}
