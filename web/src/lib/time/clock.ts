import { useSyncExternalStore } from 'react'
import { type Asked, betterClock, type ClockSample, correctionOf, sampleHeader } from './server-time.ts'

const TICK_MS = 5000
const listeners = new Set<() => void>()
let known: ClockSample | null = null
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

/** The server's clock, by which deadlines and moments are shown. */
export function serverNow(): number {
  return Date.now() + correctionOf(known)
}

/** Called for each answer of the server. */
export function setServerDate(asked: Asked, dateHeader: string | null): void {
  const fresh = sampleHeader(asked, dateHeader)
  if (!fresh) return
  const before = correctionOf(known)
  known = betterClock(known, fresh)
  // Otherwise what is on the screen would be wrong until the next tick.
  if (correctionOf(known) !== before) tick()
}

function tick(): void {
  now = serverNow()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    now = serverNow()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

function getNow(): number {
  return now
}

/** One clock for the whole page: every remaining time changes in the same moment. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, getNow, getNow)
}
