/** The open streams of this node, which share one reader of the database and one check of who is still signed in. */
import { isAfter } from '@veche/contract/rules/cursor-order.ts'
import { startLoop } from '../../platform/background/loop.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/db.ts'
import type { EventFeed, StoredEvent } from '../../platform/events/events.ts'
import type { Log } from '../../platform/log.ts'
import { type Actor, type Credential, keyOfCredential, listStillSignedIn } from '../access/index.ts'
import { type StreamCounters, startCounterPush } from './counter-push.ts'
import { createRecentEvents } from './recent-events.ts'
import { type StreamLists, startRowPush } from './row-push.ts'
import { type Frame, HEARTBEAT, positionFrame } from './sse.ts'
import { createTellings, type TellingDeps } from './telling.ts'

export type LiveHubDeps = TellingDeps & {
  db: Database
  clock: Clock
  log: Log
  feed: EventFeed
  counters: StreamCounters
  lists: StreamLists
  /** Rows of a list are words of residents, by whichever way they come. */
  noteShown: (shown: ShownOnStream) => void
}
export type ShownOnStream = { actor: Actor; credential: Credential; ip: string; numbers: number[] }

/** Where frames go; `write` is false when the client does not keep up. */
export type Sink = {
  write: (frame: Frame) => boolean
  end: () => void
  /** Something is still on its way to the client. */
  isBehind: () => boolean
}
export type Stream = {
  actor: Actor
  credential: Credential
  sink: Sink
  cursor: string
  wantsCounters: boolean
  /** Whose changed rows it brings. */
  list: string | null
  /** Where it leads. */
  ip: string
}

export type LiveHub = {
  /** Until `start`, what arrives waits: the past is told before the present. */
  open: (stream: Omit<Stream, 'cursor'>) => OpenStream
  countOf: (userId: string) => number
  /** What came after a place, as far as this node remembers; null: ask the database. */
  listRecent: (after: string) => StoredEvent[] | null
  stop: () => Promise<void>
}
export type OpenStream = {
  start: (from: string, missed: readonly StoredEvent[]) => void
  close: () => void
}

const HEARTBEAT_MS = 15_000
/** A lost grant or an ended session silences a stream within this time. */
const RECHECK_MS = 1000
const KEEP_POSITION_EVERY = 200

type Opened = Stream & {
  waiting: StoredEvent[] | null
  /** The past may reach further than the feed of this node: up to here everything has been told. */
  knownUpTo: string | null
  unheard: number
  hasOldCounters: boolean
  oldIds: Set<string>
  shown: Set<number>
}

/** Order is compared only until the feed has passed that place; after it the feed's own order holds. */
function skipKnown(stream: Opened, events: readonly StoredEvent[]): readonly StoredEvent[] {
  const { knownUpTo } = stream
  if (knownUpTo === null) return events
  const fresh = events.filter((event) => isAfter(event.cursor, knownUpTo))
  if (fresh.length > 0) stream.knownUpTo = null
  return fresh
}

/** Most streams are told the same: it is encoded once. */
function createEncoder(): (text: string) => Frame {
  const known = new Map<string, Frame>()
  return (text) => {
    const frame = known.get(text) ?? Buffer.from(text)
    known.set(text, frame)
    return frame
  }
}

export function createLiveHub(deps: LiveHubDeps): LiveHub {
  const streams = new Set<Opened>()
  const tellingOf = createTellings(deps)
  const recent = createRecentEvents(deps.feed.cursor())

  function close(stream: Opened): void {
    if (!streams.delete(stream)) return
    noteShown(stream)
    stream.sink.end()
  }

  /** A busy list is one entry for each beat of the stream, not one for each row. */
  function noteShown({ actor, credential, ip, shown }: Opened): void {
    if (shown.size > 0) deps.noteShown({ actor, credential, ip, numbers: [...shown] })
    shown.clear()
  }

  /** One write for the whole batch. */
  function tell(stream: Opened, events: readonly StoredEvent[], encode = createEncoder()): void {
    let text = ''
    for (const event of skipKnown(stream, events)) {
      stream.cursor = event.cursor
      stream.unheard += 1
      const telling = tellingOf(event)
      if (telling === null) continue
      if (stream.wantsCounters && telling.isCountedBy(stream.actor)) stream.hasOldCounters = true
      if (!telling.isHeardBy(stream.actor)) continue
      text += telling.text
      if (stream.list !== null && telling.incidentId !== null) stream.oldIds.add(telling.incidentId)
      stream.unheard = 0
    }
    // Who hears little would resume from far behind and be told to begin anew.
    if (stream.unheard >= KEEP_POSITION_EVERY) {
      text += positionFrame(stream.cursor)
      stream.unheard = 0
    }
    if (text !== '' && !stream.sink.write(encode(text))) close(stream)
  }

  const unsubscribe = deps.feed.subscribe((events) => {
    recent.add(events)
    const encode = createEncoder()
    for (const stream of streams) {
      if (stream.waiting) stream.waiting.push(...events)
      else tell(stream, events, encode)
    }
  })

  async function recheck(): Promise<{ nextInMs: number }> {
    if (streams.size === 0) return { nextInMs: RECHECK_MS }
    const credentials = [...streams].map((stream) => stream.credential)
    const asked = new Set(credentials.map(keyOfCredential))
    const actors = await listStillSignedIn(deps.db, credentials, deps.clock())
    for (const stream of streams) {
      const key = keyOfCredential(stream.credential)
      const actor = actors.get(key)
      if (actor) stream.actor = actor
      else if (asked.has(key)) close(stream)
    }
    return { nextInMs: RECHECK_MS }
  }

  const counterPush = startCounterPush({
    streams,
    counters: deps.counters,
    log: deps.log,
    write(stream, frame) {
      if (!stream.sink.write(frame)) close(stream)
    },
  })
  const rowPush = startRowPush({
    streams,
    lists: deps.lists,
    log: deps.log,
    isBehind: ({ sink }) => sink.isBehind(),
    write(stream, frame) {
      if (!stream.sink.write(frame)) close(stream)
    },
  })
  const rechecks = startLoop({ name: 'live_rechecks', turn: recheck, log: deps.log })
  const heartbeat = setInterval(() => {
    for (const stream of streams) {
      noteShown(stream)
      if (!stream.sink.write(HEARTBEAT)) close(stream)
    }
  }, HEARTBEAT_MS)

  return {
    open(given) {
      const stream: Opened = {
        ...given,
        ...{ cursor: '0-0', waiting: [], knownUpTo: null, unheard: 0 },
        ...{ hasOldCounters: false, oldIds: new Set<string>(), shown: new Set<number>() },
      }
      streams.add(stream)
      return {
        start(from, missed) {
          const waiting = stream.waiting ?? []
          stream.cursor = from
          stream.waiting = null
          tell(stream, missed)
          stream.knownUpTo = stream.cursor
          tell(stream, waiting)
        },
        close: () => close(stream),
      }
    },
    countOf: (userId) => [...streams].filter(({ actor }) => actor.id === userId).length,
    listRecent: recent.listAfter,
    async stop() {
      unsubscribe()
      clearInterval(heartbeat)
      await Promise.all([rechecks.stop(), counterPush.stop(), rowPush.stop()])
      for (const stream of streams) close(stream)
    },
  }
}
