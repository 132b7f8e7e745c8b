/**
 * Fetches bytes from an address that somebody else wrote. It may lead into our own network, or answer without end or
 * never, so each hop is checked anew and time and size have bounds.
 */
import type http from 'node:http'
import { untilAborted } from '../../background/until-aborted.ts'
import { openOutside, readBody } from './open-outside.ts'
import { OutsideError } from './outside-error.ts'
import { findTarget, type Resolve, readOutsideUrl, resolveHost } from './outside-target.ts'

export type OutsideAsk = {
  url: string
  /** These headers may be secret, so another origin never gets them. */
  headers?: Record<string, string>
  trustedOrigins: readonly string[]
  maxBytes: number
  totalMs: number
  idleMs: number
  signal?: AbortSignal
  resolve?: Resolve
}

const MOST_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const BUSY = new Set([408, 425, 429])

/** Throws nothing but `OutsideError`. */
export async function fetchOutside(ask: OutsideAsk): Promise<Buffer> {
  const time = AbortSignal.timeout(ask.totalMs)
  const signal = ask.signal ? AbortSignal.any([ask.signal, time]) : time
  try {
    return await follow(ask, signal)
  } catch (error) {
    throw error instanceof OutsideError ? error : new OutsideError('away')
  }
}

async function follow(ask: OutsideAsk, signal: AbortSignal): Promise<Buffer> {
  const { resolve = resolveHost } = ask
  let { trustedOrigins } = ask
  let url = readOutsideUrl(ask.url)
  let headers = ask.headers ?? {}
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const target = await untilAborted(findTarget(url, { trustedOrigins, resolve }), signal)
    const answer = await openOutside(target, { headers, signal, idleMs: ask.idleMs })
    const { statusCode = 0 } = answer
    const { location } = answer.headers
    if (!REDIRECTS.has(statusCode)) return await readAnswer(answer, ask.maxBytes)
    answer.destroy()
    if (location === undefined) throw new OutsideError('unreadable')
    const next = readOutsideUrl(location, url)
    if (next.origin !== url.origin) headers = {}
    // A redirect of a stranger may not lead to an origin that only our settings allow.
    if (!trustedOrigins.includes(url.origin)) trustedOrigins = []
    url = next
  }
  throw new OutsideError('blocked')
}

async function readAnswer(answer: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const failure = failureOf(answer, maxBytes)
  if (failure) {
    answer.destroy()
    throw failure
  }
  return await readBody(answer, maxBytes)
}

function failureOf({ statusCode = 0, headers }: http.IncomingMessage, maxBytes: number): OutsideError | null {
  if (statusCode >= 500 || BUSY.has(statusCode)) return new OutsideError('away')
  if (statusCode !== 200) return new OutsideError(statusCode >= 400 ? 'gone' : 'unreadable')
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return new OutsideError('unreadable')
  return Number(headers['content-length'] ?? 0) > maxBytes ? new OutsideError('too_big') : null
}
