import { useCallback, useEffect, useRef } from 'react'
import { useWhenLineReturns } from './line.ts'

const RETRY_MS = 20_000

/**
 * Sends what is kept in this browser when the line is back, and again while something waits. One run at a time in this
 * window: what is pressed during a run goes in the next. Gives what begins a run out of turn.
 */
export function useKeptRuns({
  waits,
  sendAll,
}: {
  waits: () => boolean
  sendAll: () => Promise<void>
}): () => void {
  const running = useRef<Promise<void>>(Promise.resolve())
  const latest = useRef({ waits, sendAll })
  latest.current = { waits, sendAll }
  const run = useCallback(() => {
    const next = () => latest.current.sendAll()
    running.current = running.current.then(next, next)
  }, [])
  useWhenLineReturns(run)
  useEffect(() => {
    const timer = setInterval(() => latest.current.waits() && run(), RETRY_MS)
    return () => clearInterval(timer)
  }, [run])
  return run
}
