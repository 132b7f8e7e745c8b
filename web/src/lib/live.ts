import type { LiveEvent } from '@veche/contract/events.ts'
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
type Listener = (event: LiveEvent) => void

const listeners = new Set<Listener>()
const stateListeners = new Set<() => void>()
let source: EventSource | null = null
let isConnected = true
let retryTimer: ReturnType<typeof setTimeout> | undefined

function setConnected(value: boolean): void {
  if (isConnected === value) return
  isConnected = value
  for (const listener of stateListeners) listener()
}

function isLiveEvent(value: unknown): value is LiveEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return TYPES.some((type) => type === value.type)
}

function onMessage(message: MessageEvent<string>): void {
  const event: unknown = JSON.parse(message.data)
  if (!isLiveEvent(event)) return
  for (const listener of listeners) listener(event)
}

function connect(onReconnect: () => void): void {
  source = new EventSource('/api/events')
  for (const type of TYPES) source.addEventListener(type, onMessage)
  source.onopen = () => {
    if (!isConnected) onReconnect()
    setConnected(true)
  }
  source.onerror = () => {
    setConnected(false)
    // The browser repeats a broken connection itself, but gives up for good after a refusal.
    if (source?.readyState !== EventSource.CLOSED) return
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => connect(onReconnect), 5000)
  }
}

/** One stream of changes for the page. `onReconnect` runs after a pause: something may have been missed. */
export function startLive(onReconnect: () => void): () => void {
  connect(onReconnect)
  return () => {
    clearTimeout(retryTimer)
    source?.close()
    source = null
    setConnected(true)
  }
}

export function useLiveEvents(listener: Listener): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const forward: Listener = (event) => latest.current(event)
    listeners.add(forward)
    return () => {
      listeners.delete(forward)
    }
  }, [])
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
