/** How any mail server is met: by what name we say hello, and whose certificate is believed. */
import { isIP } from 'node:net'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

export function isThisComputer(host: string): boolean {
  return LOOPBACK.has(host.toLowerCase())
}

/**
 * A server on this computer usually signed its certificate itself, and nobody listens in between: any is believed.
 * Every other certificate is checked.
 */
export function certificatesOf(host: string): { tls?: { rejectUnauthorized: false } } {
  return isThisComputer(host) ? { tls: { rejectUnauthorized: false } } : {}
}

/** The full name of the installation: a bare address in the greeting counts as spam. Null: it has no such name. */
export function helloNameOf(publicUrl: string): string | null {
  const { hostname } = new URL(publicUrl)
  return hostname.includes('.') && isIP(hostname) === 0 && !hostname.startsWith('[') ? hostname : null
}
