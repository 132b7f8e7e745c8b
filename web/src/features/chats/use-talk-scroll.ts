import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

const NEAR_PX = 80

type Talk = { scroller: RefObject<HTMLElement | null>; oldestId: string | null; newestId: string | null }

/**
 * A talk is read from its end. At the end new messages carry the reader on; further up the place stays, whatever
 * arrives above or below, and `hasNews` says that something did.
 */
export function useTalkScroll({ scroller, oldestId, newestId }: Talk) {
  const [hasNews, setNews] = useState(false)
  const isAtEnd = useRef(true)
  const before = useRef<{ oldestId: string | null; newestId: string | null; height: number } | null>(null)

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = element.scrollHeight
    isAtEnd.current = true
    setNews(false)
  }, [scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const last = before.current
    const isOlderAdded = last !== null && last.oldestId !== oldestId && last.newestId === newestId
    if (isOlderAdded) element.scrollTop += element.scrollHeight - last.height
    else if (isAtEnd.current) toEnd()
    else if (last !== null && last.newestId !== newestId) setNews(true)
    before.current = { oldestId, newestId, height: element.scrollHeight }
  }, [scroller, oldestId, newestId, toEnd])

  // A picture of the page that grows (the composer, a phone turned) must not push the last words out of sight.
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
    if (isAtEnd.current) setNews(false)
  }, [scroller])

  return { hasNews, toEnd, onScroll }
}
