/** Says under what name we greet a mail server and whose certificate we trust. */
import { isIP } from 'node:net'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

export function isThisComputer(host: string): boolean {
  return LOOPBACK.has(host.toLowerCase())
}

/**
 * Trusts any certificate of a server on this computer, because it is usually self-signed and nobody listens in
 * between. Every other certificate is checked.
 */
export function certificatesOf(host: string): { tls?: { rejectUnauthorized: false } } {
  return isThisComputer(host) ? { tls: { rejectUnauthorized: false } } : {}
}

/**
 * Says how letters go to the server of this address: by TLS, or not at all, unless it is this computer. Who has a relay
 * inside that knows none says `?requireTLS=false`.
 */
export function securityOf(smtpUrl: string): { requireTLS: boolean; tls?: { rejectUnauthorized: false } } {
  const { hostname, searchParams } = new URL(smtpUrl)
  const isPlain = isThisComputer(hostname) || searchParams.get('requireTLS') === 'false'
  return { requireTLS: !isPlain, ...certificatesOf(hostname) }
}

/**
 * Gives the full name of the installation, because a bare address in the greeting counts as spam. Null: it has no
 * such name.
 */
export function helloNameOf(publicUrl: string): string | null {
  const { hostname } = new URL(publicUrl)
  return hostname.includes('.') && isIP(hostname) === 0 && !hostname.startsWith('[') ? hostname : null
}
