/**
 * Calls the product as one of its users. A refusal is an answer and no accident, because a person may have been
 * faster.
 */
import type { z } from 'zod'
import { Refusal } from './shapes.ts'

export type Answered<T> =
  | { status: 'ok'; value: T }
  | { status: 'refused'; code: string }
  /** No connection, starting, overloaded: come back later. */
  | { status: 'away' }

export type Request<S extends z.ZodType> = {
  token: string
  path: string
  schema: S
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** Sends bytes as a picture and anything else as JSON. */
  body?: unknown
}
export type Api = {
  call<S extends z.ZodType>(request: Request<S>): Promise<Answered<z.output<S>>>
}

const TIMEOUT_MS = 15_000

export function createApi({ apiUrl, signal }: { apiUrl: string; signal: AbortSignal }): Api {
  return {
    async call({ token, path, schema, method = 'GET', body }) {
      try {
        const response = await fetch(new URL(`/api${path}`, apiUrl), {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined
              ? {}
              : { 'content-type': isPicture(body) ? 'image/png' : 'application/json' }),
          },
          ...(body === undefined ? {} : { body: isPicture(body) ? body : JSON.stringify(body) }),
          signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        })
        const text = await response.text()
        if (response.status >= 500 || response.status === 429) return { status: 'away' }
        if (!response.ok) return { status: 'refused', code: readRefusal(text, response.status) }
        return { status: 'ok', value: schema.parse(JSON.parse(text)) }
      } catch (error) {
        if (isConnectionFailure(error)) return { status: 'away' }
        throw error
      }
    },
  }
}

function isPicture(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array
}

/** `fetch` says everything about the connection by a TypeError, and about time by a DOMException. */
function isConnectionFailure(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException
}

function readRefusal(text: string, status: number): string {
  try {
    return Refusal.parse(JSON.parse(text)).code
  } catch {
    return `http.${status}`
  }
}
