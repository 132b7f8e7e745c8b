/** Queue counters for the open streams of this node: counted at most once a second, and only after a change. */
import type { CountersResponse } from '@veche/contract/incidents.ts'
import { startLoop } from '../../platform/background/loop.ts'
import type { NewEvent } from '../../platform/events/events.ts'
import type { Log } from '../../platform/log.ts'
import type { Actor } from '../access/index.ts'
import { pushToReaders } from './push-to-readers.ts'
import { countersFrame, type Frame } from './sse.ts'

/** Decided by `main/`, which knows whose numbers an event changes. */
export type StreamCounters = {
  /** Asked of each event about a row before `read`: whether the reader's numbers may be others now. */
  countersOf: (event: NewEvent) => (actor: Actor) => boolean
  read: (actor: Actor) => Promise<CountersResponse>
}
export type CountedStream = { actor: Actor; hasOldCounters: boolean }

const PUSH_EVERY_MS = 1000

export function startCounterPush<Stream extends CountedStream>({
  streams,
  counters,
  write,
  log,
}: {
  streams: ReadonlySet<Stream>
  counters: StreamCounters
  write: (stream: Stream, frame: Frame) => void
  log: Log
}): { stop: () => Promise<void> } {
  async function push(ofReader: readonly Stream[]): Promise<void> {
    const [first] = ofReader
    if (!first) return
    // An event that comes while they are counted makes them old again.
    for (const stream of ofReader) stream.hasOldCounters = false
    try {
      const frame = countersFrame({ type: 'counters', counters: await counters.read(first.actor) })
      for (const stream of ofReader) if (streams.has(stream)) write(stream, frame)
    } catch (error) {
      for (const stream of ofReader) stream.hasOldCounters = true
      throw error
    }
  }

  async function turn(): Promise<{ nextInMs: number }> {
    const old = [...streams].filter(({ hasOldCounters }) => hasOldCounters)
    await pushToReaders([...Map.groupBy(old, ({ actor }) => actor.id).values()], push)
    return { nextInMs: PUSH_EVERY_MS }
  }

  return startLoop({ name: 'counter_push', turn, log })
}
