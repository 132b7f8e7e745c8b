import { useEffect, useState } from 'react'

const TICK_MS = 250

/** Whole seconds until the moment, counted down on the screen; 0 once it has come. */
export function useSecondsLeft(endsAt: number): number {
  const [left, setLeft] = useState(() => secondsTo(endsAt))
  useEffect(() => {
    const read = () => setLeft(secondsTo(endsAt))
    read()
    const timer = setInterval(read, TICK_MS)
    return () => clearInterval(timer)
  }, [endsAt])
  return left
}

function secondsTo(moment: number): number {
  return Math.max(0, Math.ceil((moment - Date.now()) / 1000))
}
