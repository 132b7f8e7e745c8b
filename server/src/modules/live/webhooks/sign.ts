/** Signatures as the Standard Webhooks specification has them. Pure but for the secret's own bytes. */
import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'
export const SECRET_BYTES = 32

export function secretText(bytes: Uint8Array): string {
  return PREFIX + Buffer.from(bytes).toString('base64')
}

export type Signed = { id: string; at: Date; body: string }

/** Each secret signs; whoever knows one of them believes. */
export function signatureHeaders({ id, at, body }: Signed, secrets: readonly Uint8Array[]) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  )
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
