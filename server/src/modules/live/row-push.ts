/**
 * Rows of the lists that pages show, for the open streams of this node. What changed in a list is read once for all who are
 * shown the same rows, at most twice a second, and leaves as one text: no desk asks for it.
 */

import type { ListedIncident } from '@veche/contract/incidents.ts'
import type { RowsFrame } from '@veche/contract/live.ts'
import { startLoop } from '../../platform/background/loop.ts'
import { isDatabaseAway } from '../../platform/database/db.ts'
import type { Log } from '../../platform/log.ts'
import type { Actor } from '../access/index.ts'
import { pushToReaders } from './push-to-readers.ts'
import { type Frame, rowsFrame } from './sse.ts'

/** Decided by `main/`: the lists belong to another module. A list is named by the query of its address. */
export type StreamLists = {
  isList: (query: string) => boolean
  /** Readers with the same key are shown the same rows; null for who may read no list. */
  keyOf: (actor: Actor, query: string) => string | null
  read: (actor: Actor, query: string, ids: readonly string[]) => Promise<ListedIncident[]>
}
export type ListedStream = {
  actor: Actor
  list: string | null
  /** Changed rows that the stream has announced and not sent yet. */
  oldIds: Set<string>
  /** Numbers of the questions that it has shown and nobody has noted yet. */
  shown: Set<number>
}

const PUSH_EVERY_MS = 500
const ROWS_AT_ONCE = 100
/** Of more changed rows the page reads those that it shows. */
const ROWS_AT_MOST = 500

type Shown = { frame: Frame; numbers: number[] }

const oldFrame = (list: string) => rowsFrame({ type: 'rows', list, ids: [], incidents: null })

export function startRowPush<Stream extends ListedStream>({
  streams,
  lists,
  isBehind,
  write,
  log,
}: {
  streams: ReadonlySet<Stream>
  lists: StreamLists
  /** The client has not read earlier frames yet, so its rows wait and are read later. */
  isBehind: (stream: Stream) => boolean
  write: (stream: Stream, frame: Frame) => void
  log: Log
}): { stop: () => Promise<void> } {
  async function push(ofList: readonly Stream[]): Promise<void> {
    const [first] = ofList
    if (!first || first.list === null) return
    const old = ofList.map((stream) => ({ stream, ids: stream.oldIds }))
    // An event that comes while they are read makes them old again.
    for (const { stream } of old) stream.oldIds = new Set()
    try {
      const ids = [...new Set(old.flatMap(({ ids: ofOne }) => [...ofOne]))]
      for (const { frame, numbers } of await readFrames(first.actor, first.list, ids))
        for (const { stream } of old) if (streams.has(stream)) send(stream, frame, numbers)
    } catch (error) {
      if (isDatabaseAway(error))
        for (const { stream, ids } of old) stream.oldIds = new Set([...ids, ...stream.oldIds])
      // The list itself cannot be read (words that no text can hold): the page asks for it and is told why.
      else for (const { stream } of old) if (streams.has(stream)) write(stream, oldFrame(first.list))
      throw error
    }
  }

  function send(stream: Stream, frame: Frame, numbers: readonly number[]): void {
    for (const number of numbers) stream.shown.add(number)
    write(stream, frame)
  }

  async function readFrames(actor: Actor, list: string, ids: readonly string[]): Promise<Shown[]> {
    if (ids.length > ROWS_AT_MOST) return [{ frame: oldFrame(list), numbers: [] }]
    const frames: RowsFrame[] = []
    for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
      const part = ids.slice(from, from + ROWS_AT_ONCE)
      frames.push({ type: 'rows', list, ids: part, incidents: await lists.read(actor, list, part) })
    }
    return frames.map((frame) => ({
      frame: rowsFrame(frame),
      numbers: frame.incidents?.map(({ number }) => number) ?? [],
    }))
  }

  async function turn(): Promise<{ nextInMs: number }> {
    const old = [...streams].filter((stream) => stream.oldIds.size > 0 && !isBehind(stream))
    const byReader = Map.groupBy(old, ({ actor, list }) => (list === null ? null : lists.keyOf(actor, list)))
    for (const stream of byReader.get(null) ?? []) stream.oldIds.clear()
    byReader.delete(null)
    await pushToReaders([...byReader.values()], push)
    return { nextInMs: PUSH_EVERY_MS }
  }

  return startLoop({ name: 'row_push', turn, log })
}
