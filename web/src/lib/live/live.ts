import type { CountersFrame, LiveEvent } from '@veche/contract/events.ts'
import { isAfter } from '@veche/contract/rules/cursor-order.ts'
import { useEffect, useRef, useSyncExternalStore } from 'react'

const TYPES = [
  'incident',
  'incident_gone',
  'presence',
  'channel',
  'inbox',
  'notification',
  'attachment',
  'chat',
  'livestream',
  'fake',
  'note',
  'network_account',
] as const
/** `cursor`: the place of the event in the stream; an answer read after it holds what it tells of. */
type Listener = (event: LiveEvent, cursor: string) => void
export type LiveHandlers = {
  /** After a pause. What was missed is told by events. */
  onReconnect: () => void
  /** Too much was missed to be told. */
  onReset: () => void
  onCounters: (counters: CountersFrame['counters']) => void
}

const listeners = new Set<Listener>()
const stateListeners = new Set<() => void>()
let source: EventSource | null = null
let isConnected = true
let retryTimer: ReturnType<typeof setTimeout> | undefined
/** Where a new stream goes on; the browser remembers it only for a stream that it mends itself. */
let lastCursor = ''
let begun: { atMs: number; handlers: LiveHandlers } | null = null

function setConnected(value: boolean): void {
  if (isConnected === value) return
  isConnected = value
  for (const listener of stateListeners) listener()
}

function isLiveEvent(value: unknown): value is LiveEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return TYPES.some((type) => type === value.type)
}

function isCountersFrame(value: unknown): value is CountersFrame {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'counters'
}

function onMessage(message: MessageEvent<string>): void {
  const event: unknown = JSON.parse(message.data)
  lastCursor = message.lastEventId
  if (!isLiveEvent(event)) return
  for (const listener of listeners) listener(event, message.lastEventId)
}

function connect(handlers: LiveHandlers): void {
  source = new EventSource(`/api/events?counters=true${lastCursor && `&after=${lastCursor}`}`)
  for (const type of TYPES) source.addEventListener(type, onMessage)
  source.addEventListener('counters', ({ data }: MessageEvent<string>) => {
    const frame: unknown = JSON.parse(data)
    if (isCountersFrame(frame)) handlers.onCounters(frame.counters)
  })
  source.addEventListener('reset', ({ lastEventId }: MessageEvent<string>) => {
    lastCursor = lastEventId
    handlers.onReset()
  })
  source.onopen = () => {
    if (!isConnected) handlers.onReconnect()
    setConnected(true)
  }
  source.onerror = () => {
    setConnected(false)
    // The browser repeats a broken connection itself, but gives up for good after a refusal.
    if (source?.readyState !== EventSource.CLOSED) return
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => connect(handlers), 5000)
  }
}

/**
 * Where the stream stood before an answer was read: what changed since then may not be in it. The stream begins at the
 * earliest of what was asked before it; an answer that comes after it has begun takes it back to there.
 */
export function hearPlace(place: string | null, sentAtMs: number): void {
  if (place === null || (begun && sentAtMs > begun.atMs)) return
  if (lastCursor !== '' && !isAfter(lastCursor, place)) return
  lastCursor = place
  if (!begun) return
  clearTimeout(retryTimer)
  source?.close()
  connect(begun.handlers)
}

/** One stream of changes for the page. */
export function startLive(handlers: LiveHandlers): () => void {
  begun = { atMs: Date.now(), handlers }
  connect(handlers)
  return () => {
    begun = null
    clearTimeout(retryTimer)
    source?.close()
    source = null
    lastCursor = ''
    setConnected(true)
  }
}

/** Returns what ends it. */
export function listenLive(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function useLiveEvents(listener: Listener): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const leave = listenLive((event, cursor) => latest.current(event, cursor))
    return leave
  }, [])
}

/** As far as the browser and the stream know at this moment. */
export function hasLine(): boolean {
  return navigator.onLine && isConnected
}

export function useIsLive(): boolean {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    () => isConnected,
  )
}
