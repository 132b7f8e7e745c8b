import { useEffect, useState } from 'react'
import { useOnline } from '../../../lib/line/online.ts'
import { fateOf } from './command-queue.ts'
import { useAir, useAirView } from './use-air.ts'

/** So long one waits for the server on air; then what was said is kept here and goes when it can. */
const PATIENCE_MS = 2000

/**
 * What became of what a form has said: it closes when that is done or kept for the line to come back, and stays with
 * all its words where it was refused.
 */
export function useFate(onClose: () => void) {
  const { store } = useAir()
  const isOnline = useOnline()
  const [key, setKey] = useState<string | null>(null)
  const fate = useAirView(({ queue }) => (key === null ? null : fateOf(queue, key)))
  const isLost = useAirView(({ isLineLost }) => isLineLost) || !isOnline
  const isOver = key !== null && (fate === null || (fate === 'waiting' && isLost))
  useEffect(() => {
    if (isOver) onClose()
  }, [isOver, onClose])
  useEffect(() => {
    if (fate !== 'waiting') return
    const timer = setTimeout(onClose, PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [fate, onClose])
  return {
    isWaiting: fate === 'waiting',
    refusedCode: fate?.startsWith('refused ') ? fate.slice('refused '.length) : null,
    /** Said anew: what was refused before has been read. */
    follow(next: string | null) {
      if (key !== null) store.dismiss(key)
      if (next === null) onClose()
      else setKey(next)
    },
  }
}
