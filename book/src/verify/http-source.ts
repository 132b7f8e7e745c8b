/** A Book on a web server. */
import type { Bytes } from '../bytes/bytes.ts'
import { chunksOf, readChunks, unzip } from './read-stream.ts'
import { type Source, Unavailable } from './source.ts'

const TIMEOUT_MS = 30_000
/** Waiting times before another try; a server that is busy or restarts is asked again. */
const PAUSES_MS = [1_000, 4_000]

export type HttpOptions = { timeoutMs?: number; pausesMs?: readonly number[] }

export function openHttp(base: string, options: HttpOptions = {}): Source {
  const folder = base.endsWith('/') ? base : `${base}/`
  return { read: (path, limit) => readPatiently({ path, url: new URL(path, folder) }, limit, options) }
}

type Asked = { path: string; url: URL }

async function readPatiently(
  asked: Asked,
  limit: number,
  { timeoutMs = TIMEOUT_MS, pausesMs = PAUSES_MS }: HttpOptions,
): Promise<Bytes | null> {
  for (const pauseMs of [...pausesMs, null]) {
    const answer = await ask(asked, limit, timeoutMs)
    if (!(answer instanceof Unavailable)) return answer
    if (pauseMs === null) throw answer
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return null
}

async function ask(
  { path, url }: Asked,
  limit: number,
  timeoutMs: number,
): Promise<Bytes | null | Unavailable> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    if (response.ok && response.body)
      return await unzip(path, await readChunks(chunksOf(response.body), limit), limit)
    await response.body?.cancel()
    if (response.status === 404 || response.status === 410) return null
    return new Unavailable(`${url}: HTTP ${response.status}`)
  } catch (error) {
    if (isOfTheLine(error)) return new Unavailable(`${url}: ${reasonOf(error)}`, { cause: error })
    throw error
  }
}

/** No connection, no answer in time, a line that broke: `fetch` says it by a type of error of its own. */
function isOfTheLine(error: unknown): error is Error {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')
}

/** «fetch failed» says nothing; what it failed of stands in the cause. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message ? cause.message : message
}
