import { type RefObject, useEffect, useRef, useState } from 'react'

export type Read = {
  /** Stand before and after the text. */
  start: RefObject<HTMLDivElement | null>
  end: RefObject<HTMLDivElement | null>
  text: RefObject<HTMLDivElement | null>
  /** The text is on the screen now, and both its ends have been. */
  isShown: boolean
  /** And it has stood there for a moment. */
  isRead: boolean
  /** Brings what has not been seen yet on the screen. */
  show: () => void
}

/** A key that was meant for the text before this one comes sooner. */
const MOMENT_MS = 1000

/** Nobody decides on a text that was not before their eyes. A new text begins anew: the caller gives it a key. */
export function useRead(): Read {
  const start = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ start: false, end: false })
  const [isHere, setHere] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (target === text.current) setHere(isIntersecting)
        else if (isIntersecting && target === start.current) setSeen((known) => ({ ...known, start: true }))
        else if (isIntersecting && target === end.current) setSeen((known) => ({ ...known, end: true }))
      }
    })
    for (const { current } of [start, end, text]) if (current) observer.observe(current)
    return () => observer.disconnect()
  }, [])
  const isShown = isHere && seen.start && seen.end
  const [hasStood, setStood] = useState(false)
  useEffect(() => {
    if (!isShown) return
    const timer = setTimeout(() => setStood(true), MOMENT_MS)
    return () => clearTimeout(timer)
  }, [isShown])
  return {
    ...{ start, end, text, isShown },
    isRead: isShown && hasStood,
    show() {
      const isOnlyEndMissing = isHere && seen.start
      const target = isOnlyEndMissing ? end.current : text.current
      target?.scrollIntoView({ block: isOnlyEndMissing ? 'end' : 'start' })
    },
  }
}
