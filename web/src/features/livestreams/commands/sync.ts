/**
 * Synchronises the screen with the server, one run at a time: first sends pressed commands in order, then reads the news.
 * A command counts as heard only together with the news it made, so nothing flickers back in between.
 */
import { ApiError } from '../../../lib/api.ts'
import { sampleClock } from '../../../lib/time/server-time.ts'
import type { TypedQuestion } from '../stream/index.ts'
import type { Given } from './apply-command.ts'
import { type Batch, nextBatch, type Results, settle } from './command-queue.ts'
import type { AirStore, NewsPage } from './store.ts'

export type AirLine = {
  send: (given: readonly Given[]) => Promise<Results>
  add: (typed: TypedQuestion) => Promise<unknown>
  load: (since: number) => Promise<NewsPage>
}

export function createAirSync(store: AirStore, line: AirLine): () => Promise<void> {
  let walk: Promise<void> | null = null
  let isWanted = false

  async function walkOnce(): Promise<void> {
    const results = await sendAll(store, line)
    await loadNews(store, line)
    store.settle(results)
    store.setLine({ isLost: false })
  }

  async function walkWhileWanted(): Promise<void> {
    while (isWanted) {
      isWanted = false
      try {
        await walkOnce()
      } catch (error) {
        store.setLine(isPassing(error) ? { isLost: true } : { isLost: false, error })
        return
      }
    }
  }

  return () => {
    isWanted = true
    walk ??= walkWhileWanted().finally(() => {
      walk = null
    })
    return walk
  }
}

/** Without an answer, on a server error or an ended sign-in the queue waits on. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  return error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500
}

async function sendAll(store: AirStore, line: AirLine): Promise<Results> {
  const all: Results = []
  let queue = store.view().queue
  for (let batch = nextBatch(queue); batch; batch = nextBatch(queue)) {
    const results = await sendBatch(line, batch)
    all.push(...results)
    queue = settle(queue, results)
  }
  return all
}

async function sendBatch(line: AirLine, batch: Batch): Promise<Results> {
  const keys = batch.kind === 'typed' ? [batch.typed.key] : batch.given.map(({ command }) => command.key)
  try {
    const said = batch.kind === 'commands' ? await line.send(batch.given) : null
    if (batch.kind === 'typed') await line.add(batch.typed)
    const results = new Map(said?.map((result) => [result.key, result]))
    return keys.map((key) => results.get(key) ?? { key, isDone: said === null, code: null })
  } catch (error) {
    if (isPassing(error) || !(error instanceof ApiError)) throw error
    return keys.map((key) => ({ key, isDone: false, code: error.code }))
  }
}

async function loadNews(store: AirStore, line: AirLine): Promise<void> {
  for (let hasMore = true; hasMore; ) {
    const sentAt = Date.now()
    const page = await line.load(store.revision())
    store.setClock(sampleClock({ sentAt, receivedAt: Date.now() }, page.now))
    store.hear(page)
    hasMore = page.hasMore
  }
}
