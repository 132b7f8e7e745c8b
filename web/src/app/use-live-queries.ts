import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { startLive, useLiveEvents } from '../lib/live.ts'
import { keysToRefresh } from './live-keys.ts'

const GATHER_MS = 200

/** Turns live events into fresh queries. A burst of events costs one request per query. */
export function useLiveQueries({ isOn }: { isOn: boolean }): void {
  const queryClient = useQueryClient()
  const waiting = useRef(new Map<string, QueryKey>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function flush() {
    timer.current = undefined
    for (const queryKey of waiting.current.values()) void queryClient.invalidateQueries({ queryKey })
    waiting.current.clear()
  }

  useLiveEvents((event) => {
    for (const key of keysToRefresh(event)) waiting.current.set(JSON.stringify(key), key)
    timer.current ??= setTimeout(flush, GATHER_MS)
  })

  useEffect(() => {
    if (!isOn) return
    const stop = startLive(() => void queryClient.invalidateQueries())
    return () => {
      clearTimeout(timer.current)
      stop()
    }
  }, [queryClient, isOn])
}
