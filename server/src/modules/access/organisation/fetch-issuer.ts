/** Lets the library of OpenID Connect call the provider that the settings name, and nobody else. */

import type { CustomFetch } from 'openid-client'
import { openOutside, readBody } from '../../../platform/http/outside/open-outside.ts'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { findTarget, readOutsideUrl, resolveHost } from '../../../platform/http/outside/outside-target.ts'

const MOST_BYTES = 512 * 1024
export const CALL_MS = 10_000

/** A document of the provider may name any address: to another origin nothing goes. A redirect is not followed. */
export function fetchOnly(origins: readonly string[]): CustomFetch {
  return async (address, { method, headers, body, signal }) => {
    const url = readOutsideUrl(address)
    if (!origins.includes(url.origin)) throw new OutsideError('blocked')
    if (method !== 'GET' && method !== 'POST') throw new OutsideError('blocked')
    const time = AbortSignal.timeout(CALL_MS)
    // The owner of the machine named these origins, and an organisation's provider often stands inside.
    const target = await findTarget(url, { trustedOrigins: origins, resolve: resolveHost })
    const answer = await openOutside(target, {
      headers,
      signal: signal ? AbortSignal.any([signal, time]) : time,
      idleMs: CALL_MS,
      ...(method === 'POST' && { body: Buffer.from(String(body ?? '')) }),
    })
    const bytes = await readBody(answer, MOST_BYTES)
    const { statusCode: status = 502 } = answer
    const given = new Headers()
    const type = answer.headers['content-type']
    if (type !== undefined) given.set('content-type', type)
    const challenge = answer.headers['www-authenticate']
    if (challenge !== undefined) given.set('www-authenticate', challenge)
    return new Response(status === 204 || status === 304 ? null : new Uint8Array(bytes), {
      status,
      headers: given,
    })
  }
}
