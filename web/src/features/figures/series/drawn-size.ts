/** What a drawing is measured by. */
import { type RefObject, useLayoutEffect, useState } from 'react'

/** How wide an element is drawn, as it changes. */
export function useWidth(element: RefObject<HTMLElement | null>, before: number): number {
  const [width, setWidth] = useState(before)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const measure = () => setWidth(watched.clientWidth || before)
    const observer = new ResizeObserver(measure)
    measure()
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, before])
  return width
}

const USUAL_PX = 16

/** How much larger the letters of the page are than usual: what is drawn in pixels grows with them. */
export function useTextScale(): number {
  const [scale, setScale] = useState(1)
  useLayoutEffect(() => {
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    setScale(size > 0 ? size / USUAL_PX : 1)
  }, [])
  return scale
}
