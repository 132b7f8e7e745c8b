import { useCallback, useEffect, useRef, useState } from 'react'

/** True from a call of `note` until `forMs` have passed without another. */
export function useRecently(forMs: number): { isRecent: boolean; note: () => void } {
  const [isRecent, setRecent] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const note = useCallback(() => {
    setRecent(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setRecent(false), forMs)
  }, [forMs])
  return { isRecent, note }
}
