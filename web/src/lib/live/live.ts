import type { CountersFrame, LiveEvent, RowsFrame } from '@veche/contract/live.ts'
import { isAfter } from '@veche/contract/rules/cursor-order.ts'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { keepOneHidden } from './one-hidden-stream.ts'

/** Each kind that the server tells of: one that is missing here is no program. */
const HEARD: Record<LiveEvent['type'], true> = {
  ...({ incident: true, incident_gone: true, presence: true, channel: true, inbox: true } as const),
  ...({ notification: true, attachment: true, chat: true, livestream: true, fake: true } as const),
  ...({ outage: true, broadcast: true, note: true, network_account: true, moderation: true } as const),
}
const TYPES = Object.keys(HEARD)
/** `cursor`: the place of the event in the stream; an answer read after it holds what it tells of. */
type Listener = (event: LiveEvent, cursor: string) => void
export type LiveHandlers = {
  /** The stream has begun. What was asked before it may have met no line, and no pause will tell of it. */
  onBegin: () => void
  /** The stream is open again after a pause; missed changes come as events. */
  onReconnect: () => void
  /** Too many events were missed, so everything is read again. */
  onReset: () => void
  onCounters: (counters: CountersFrame['counters']) => void
  onRows: (rows: RowsFrame) => void
  /** Rows that the stream has announced and not sent will not come any more. */
  onRowsLost: () => void
}

/** The stream waits so long for the page to show its list, and for a person to stay with another one. */
const LIST_WAIT_MS = 600

/** Of a longer query (hundreds of ids) the page asks for changes itself. */
const LONGEST_LIST = 4000
/** A crowd that was refused together does not come back together. */
const REFUSED_MS = 3000

const listeners = new Set<Listener>()
const stateListeners = new Set<() => void>()
let source: EventSource | null = null
let isConnected = true
let retryTimer: ReturnType<typeof setTimeout> | undefined
/** The place from which a new stream continues; the browser remembers it only for a stream that it reconnects itself. */
let lastCursor = ''
let begun: { atMs: number; handlers: LiveHandlers; wasOpen: boolean } | null = null
let waiting: LiveHandlers | null = null
let listTimer: ReturnType<typeof setTimeout> | undefined
let isPaused = false
let shownList: string | null = null
/** The list that the stream follows, and rows that it has announced. */
let askedList: string | null = null
let broughtList: string | null = null

function setConnected(value: boolean): void {
  if (isConnected === value) return
  isConnected = value
  for (const listener of stateListeners) listener()
}

function isLiveEvent(value: unknown): value is LiveEvent {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return TYPES.some((type) => type === value.type)
}

function isFrame<Frame extends { type: string }>(value: unknown, type: Frame['type']): value is Frame {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === type
}

function onMessage(message: MessageEvent<string>): void {
  const event: unknown = JSON.parse(message.data)
  lastCursor = message.lastEventId
  if (!isLiveEvent(event)) return
  for (const listener of listeners) listener(event, message.lastEventId)
}

function addressOf(list: string | null): string {
  const query = new URLSearchParams({ counters: 'true' })
  if (lastCursor !== '') query.set('after', lastCursor)
  if (list !== null) query.set('list', list)
  return `/api/events?${query}`
}

function loseRows(handlers: LiveHandlers): void {
  broughtList = null
  handlers.onRowsLost()
}

function connect(handlers: LiveHandlers): void {
  askedList = shownList
  source = new EventSource(addressOf(askedList))
  for (const type of TYPES) source.addEventListener(type, onMessage)
  source.addEventListener('counters', ({ data }: MessageEvent<string>) => {
    const frame: unknown = JSON.parse(data)
    if (isFrame<CountersFrame>(frame, 'counters')) handlers.onCounters(frame.counters)
  })
  source.addEventListener('list', () => {
    broughtList = askedList
  })
  source.addEventListener('rows', ({ data }: MessageEvent<string>) => {
    const frame: unknown = JSON.parse(data)
    if (isFrame<RowsFrame>(frame, 'rows')) handlers.onRows(frame)
  })
  source.addEventListener('reset', ({ lastEventId }: MessageEvent<string>) => {
    lastCursor = lastEventId
    handlers.onReset()
  })
  source.onopen = () => {
    if (!isConnected) handlers.onReconnect()
    else if (begun && !begun.wasOpen) handlers.onBegin()
    if (begun) begun.wasOpen = true
    setConnected(true)
  }
  source.onerror = () => {
    setConnected(false)
    loseRows(handlers)
    // The browser repeats a broken connection itself, but gives up for good after a refusal.
    if (source?.readyState !== EventSource.CLOSED) return
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => connect(handlers), REFUSED_MS * (1 + Math.random()))
  }
}

function connectAnew(handlers: LiveHandlers): void {
  clearTimeout(retryTimer)
  if (isPaused) return
  source?.close()
  loseRows(handlers)
  connect(handlers)
}

/**
 * Where the stream stood before an answer was read: what changed since then may not be in it. The stream begins at the
 * earliest of what was asked before it; an answer that comes after it has begun takes it back to there.
 */
export function setPlace(place: string | null, sentAtMs: number): void {
  if (place === null || (begun && sentAtMs > begun.atMs)) return
  if (lastCursor !== '' && !isAfter(lastCursor, place)) return
  lastCursor = place
  if (begun) connectAnew(begun.handlers)
}

/** The list that the page shows from now on: the stream brings its changed rows. Named by the query of its address. */
export function showList(list: string): void {
  shownList = list.length > LONGEST_LIST ? null : list
  clearTimeout(listTimer)
  if (waiting) begin()
  else if (shownList !== askedList) listTimer = setTimeout(followList, LIST_WAIT_MS)
}

function followList(): void {
  if (begun && shownList !== askedList) connectAnew(begun.handlers)
}

/** Null: what changes in the list that is shown has to be asked for. */
export function listBrought(): string | null {
  return broughtList
}

function begin(): void {
  if (!waiting) return
  begun = { atMs: Date.now(), handlers: waiting, wasOpen: false }
  waiting = null
  if (!isPaused) connect(begun.handlers)
}

/** Nobody looks at this window: what changes meanwhile comes when the stream begins again. */
function pause(): void {
  isPaused = true
  clearTimeout(retryTimer)
  source?.close()
  source = null
  if (begun) loseRows(begun.handlers)
}

function resume(): void {
  if (!isPaused) return
  isPaused = false
  if (begun) connect(begun.handlers)
}

/** One stream of changes for the page. It begins when the page shows its list, or soon where it shows none. */
export function startLive(handlers: LiveHandlers): () => void {
  waiting = handlers
  if (shownList === null) listTimer = setTimeout(begin, LIST_WAIT_MS)
  else begin()
  const leave = keepOneHidden({ pause, resume })
  return () => {
    leave()
    begun = null
    waiting = null
    for (const timer of [retryTimer, listTimer]) clearTimeout(timer)
    source?.close()
    source = null
    lastCursor = ''
    isPaused = false
    askedList = null
    broughtList = null
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

/** Whether the browser and the stream are connected at this moment. */
export function hasLine(): boolean {
  return navigator.onLine && isConnected
}

const readIsLive = () => isConnected

export function useIsLive(): boolean {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    readIsLive,
    readIsLive,
  )
}
