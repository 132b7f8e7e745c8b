/** Tells a request that never left from one whose outcome nobody knows: the first is safe to repeat. */

/** Errors before the first byte of the request: no name, no route, no connection, no common way to encrypt it. */
const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EMFILE',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
])
const BAD_CERTIFICATE = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

export type HttpFailure = {
  sent: boolean
  code: 'timeout' | 'connection_failed' | 'connection_lost' | 'bad_certificate'
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? codeOf(error.cause) : null
}

export function classifyFetchError(error: unknown): HttpFailure {
  if (error instanceof Error && error.name === 'TimeoutError') return { sent: true, code: 'timeout' }
  const code = codeOf(error)
  if (code !== null && BAD_CERTIFICATE.has(code)) return { sent: false, code: 'bad_certificate' }
  if (code !== null && NOTHING_SENT.has(code)) return { sent: false, code: 'connection_failed' }
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return { sent: true, code: 'timeout' }
  return { sent: true, code: 'connection_lost' }
}

/** Reads a body up to `maxBytes` (after decompression); null when there is more. */
export async function readLimited(response: Response, maxBytes: number): Promise<string | null> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  // Leaving the loop cancels the stream, so an endless answer is not read on.
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > maxBytes) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/**
 * Of an answer that is not the network's own. A server that failed may have done it before, and a gateway that says
 * «accepted» has passed it on; a redirect and a refusal have done nothing.
 */
export function isOutcomeLost(status: number): boolean {
  return status >= 500 || (status >= 200 && status < 300)
}

/** In milliseconds, an hour at most; null where nothing is asked for in seconds. */
export function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null
}
