import { createHash } from 'node:crypto'

/** An index holds keys up to some 2700 bytes; no network has keys nearly as long. */
const LONGEST_KEY = 512

/** How a delivery is known in the raw inbox, whatever the one who posts calls it. */
export function keyOf(dedupeKey: string): string {
  if (dedupeKey.length <= LONGEST_KEY) return dedupeKey
  return `sha256:${createHash('sha256').update(dedupeKey).digest('hex')}`
}

/** How a thread is known among what an import brought, so that its order is kept. */
export function threadKeyOf({
  container,
  threadExternalId,
}: {
  container: string
  threadExternalId: string
}): string {
  return keyOf(JSON.stringify([container, threadExternalId]))
}
