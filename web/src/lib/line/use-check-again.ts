import { useEffect, useRef } from 'react'
import { useHasLine, useWhenLineReturns } from './line.ts'

/** A line that seems to be there and did not answer is asked so often. */
export const AGAIN_MS = 5000

/**
 * What nobody could check is asked again without a press: at once when the line returns, and while it seems to be there.
 * A request may fail before the page knows that the line is gone, or after it knows that it is back.
 */
export function useCheckAgain(isUnchecked: boolean, check: () => void): void {
  const hasLine = useHasLine()
  const latest = useRef(check)
  latest.current = check
  useWhenLineReturns(() => isUnchecked && check())
  useEffect(() => {
    if (!isUnchecked || !hasLine) return
    const timer = setInterval(() => latest.current(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [isUnchecked, hasLine])
}
