/** The certificate with which browsers meet the installation, as this computer sees it at the public address. */
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { DAY_MS } from '@veche/contract/durations.ts'

export type CertificateFacts = {
  /** Whole days until it ends, negative after that; null: nobody answered there. */
  daysLeft: number | null
  /** Whether a browser would trust it, its end apart. */
  isTrusted: boolean
}

const PATIENCE_MS = 3000
/** A certificate changes once in weeks, and watchers ask several times a minute. */
const KEPT_MS = 5 * 60_000
/** Days say it more exactly. */
const ENDED = 'CERT_HAS_EXPIRED'

type Look = () => Promise<CertificateFacts | null>

/** Looks at most once in five minutes. Null where the public address has no TLS. */
export function createCertificateLook(publicUrl: string, now: () => Date): Look {
  let last: { at: number; facts: Promise<CertificateFacts> } | null = null
  const url = new URL(publicUrl)
  if (url.protocol !== 'https:') return async () => null
  return () => {
    const at = now().getTime()
    if (last === null || at - last.at > KEPT_MS) last = { at, facts: readCertificate(url, at) }
    return last.facts
  }
}

/** Never rejects: a server that cannot reach itself by its public name is not to be blamed for it. */
export async function readCertificate({ hostname, port }: URL, at: number): Promise<CertificateFacts> {
  // Trust is told and not required: what has ended or is of an own authority is to be read too.
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const servername = isIP(host) === 0 ? host : ''
  const socket = connect({ host, servername, port: Number(port || 443), rejectUnauthorized: false })
  try {
    return await whenShown(socket, at)
  } finally {
    socket.destroy()
  }
}

function whenShown(socket: TLSSocket, at: number): Promise<CertificateFacts> {
  const { promise, resolve } = Promise.withResolvers<CertificateFacts>()
  const nobody = () => resolve({ daysLeft: null, isTrusted: false })
  socket.setTimeout(PATIENCE_MS, nobody)
  socket.on('error', nobody)
  socket.on('close', nobody)
  socket.on('secureConnect', () => {
    const endsAt = Date.parse(socket.getPeerCertificate().valid_to)
    const problem = socket.authorizationError as unknown
    resolve({
      daysLeft: Math.floor((endsAt - at) / DAY_MS),
      isTrusted: !problem || String(problem) === ENDED,
    })
  })
  return promise
}
