/** Makes one request to an address that was checked, and reads its answer within bounds. */
import http from 'node:http'
import https from 'node:https'
import { OutsideError } from './outside-error.ts'
import type { OutsideTarget } from './outside-target.ts'

/** Without a method, a request with a body is a POST. */
export type Opening = {
  method?: 'GET' | 'PUT' | 'HEAD' | 'DELETE'
  headers: Record<string, string>
  body?: Uint8Array
  signal: AbortSignal
  idleMs: number
}

export function openOutside(
  { url, lookup }: OutsideTarget,
  { method, headers, body, signal, idleMs }: Opening,
): Promise<http.IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: method ?? (body ? 'POST' : 'GET'),
      headers: { ...headers, 'accept-encoding': 'identity', ...(body && { 'content-length': body.length }) },
      signal,
      // A connection kept from before leads to an address that was not checked for this request.
      agent: false,
      ...(lookup && { lookup }),
    })
    asked.setTimeout(idleMs, () => asked.destroy(new OutsideError('away')))
    asked.once('error', reject)
    asked.once('response', resolve)
    asked.end(body)
  })
}

export async function readBody(answer: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // Leaving the loop closes the connection, so an endless answer is not read on.
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) throw new OutsideError('unreadable')
    size += chunk.length
    if (size > maxBytes) throw new OutsideError('too_big')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads no further than this, whatever comes after. */
export async function readBeginning(answer: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) throw new OutsideError('unreadable')
    chunks.push(chunk)
    size += chunk.length
    if (size >= maxBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}
