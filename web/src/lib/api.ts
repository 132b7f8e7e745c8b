import type { ErrorResponse } from '@veche/contract/common.ts'
import type { RoutesOf } from '@veche/contract/routes/all.ts'
import type { Method } from '@veche/contract/routes/route.ts'
import { LIVE_PLACE_HEADER } from '@veche/contract/rules/live-place.ts'
import { type CallRoute, callRoute, type Reply, type Sent } from './call-route.ts'
import { setPlace } from './live/live.ts'
import { setServerDate } from './time/clock.ts'

export const api: { [Of in Method]: CallRoute<RoutesOf<Of>> } = {
  GET: callsOf('GET'),
  POST: callsOf('POST'),
  PUT: callsOf('PUT'),
  PATCH: callsOf('PATCH'),
  DELETE: callsOf('DELETE'),
}

/** Without the session: the server is not told who calls. Only for what is open to all. */
export const apiAside: { [Of in 'GET' | 'POST']: CallRoute<RoutesOf<Of>> } = {
  GET: callsOf('GET', fetchAside),
  POST: callsOf('POST', fetchAside),
}

function callsOf(method: Method, fetchRequest = fetchAndHear) {
  return <T>(path: string, ...[call]: [call?: Sent]): Promise<Reply<T>> =>
    callRoute(fetchRequest, method, path, call)
}

function fetchAside(request: Request): Promise<Response> {
  return fetch(new Request(request, { credentials: 'omit' }))
}

/** Each answer tells the time of the server and its place in the stream. One kept by the offline worker has no date. */
async function fetchAndHear(request: Request): Promise<Response> {
  const sentAt = Date.now()
  const response = await fetch(request)
  setServerDate({ sentAt, receivedAt: Date.now() }, response.headers.get('date'))
  setPlace(response.headers.get(LIVE_PLACE_HEADER), sentAt)
  return response
}

/** A refusal of the server with its stable code, or `network.unreachable` when no answer came at all. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>

  constructor(code: string, status: number, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.status = status
    this.details = details
  }
}

/** Gives the body of a good answer; everything else becomes an `ApiError`. */
export async function unwrap<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError('network.unreachable', 0)
  })
  if (data !== undefined && response.ok) return data
  if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT))
  const refusal = isRefusal(error) ? error : { code: `http.${response.status}`, details: {} }
  throw new ApiError(refusal.code, response.status, refusal.details)
}

/** Fired when the server no longer knows the session; the router shows the sign-in page. */
export const SIGNED_OUT = 'veche:signed-out'

/** The state does not allow it: somebody was first, or something stands in the way. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409
}

/** Somebody else was first. Other conflicts have their own texts. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiError && STALE.has(error.code)
}

const STALE = new Set([
  'incident.changed_meanwhile',
  'incident.step_not_allowed',
  'answer.draft_changed_meanwhile',
  'answer.newer_version',
])

/** No answer, or only one of a proxy or a busy server: the command may or may not have been done, and may be repeated. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && UNANSWERED.has(error.status)
}

/** Of what waits in a browser: not refused, only not now. Whoever was signed out sends it when they are back. */
export function isForLater(error: unknown): boolean {
  return error instanceof ApiError && (UNANSWERED.has(error.status) || [401, 429].includes(error.status))
}

const UNANSWERED = new Set([0, 502, 503, 504])

function isRefusal(value: unknown): value is ErrorResponse {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'details' in value &&
    typeof value.details === 'object' &&
    value.details !== null
  )
}
