import { useEffect, useState } from 'react'

/** The second press of a double one comes sooner; whoever has read a question presses later. */
const MOMENT_MS = 400

/**
 * A card that opened by itself after a decision on another one: until it has stood for a moment, a press was meant for
 * the one before. The caller makes a new component for each question.
 */
export function useJustOpened(isByItself: boolean): boolean {
  const [isFresh, setFresh] = useState(isByItself)
  useEffect(() => {
    const timer = setTimeout(() => setFresh(false), MOMENT_MS)
    return () => clearTimeout(timer)
  }, [])
  return isFresh
}
