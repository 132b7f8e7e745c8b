import { useEffect, useRef } from 'react'
import { UNTOLD_SPREAD_MS } from '../live/after-cut.ts'
import { whenServerAnswers } from './load-patiently.ts'

/** No answer came at all: it is asked again when the server answers. Those who were cut off together come apart. */
export function useRetryWhenAnswered(onRetry: (() => void) | null): void {
  const latest = useRef(onRetry)
  latest.current = onRetry
  const isWaiting = onRetry !== null
  useEffect(() => {
    if (!isWaiting) return
    let isShown = true
    const ask = () => void whenServerAnswers().then(() => isShown && latest.current?.())
    const timer = setTimeout(ask, UNTOLD_SPREAD_MS * (1 + Math.random()))
    return () => {
      isShown = false
      clearTimeout(timer)
    }
  }, [isWaiting])
}
