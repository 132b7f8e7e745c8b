/** How versions of one message are named where a network gives no number for them. */
import { createHash } from 'node:crypto'

/** The same words with the same files are the same version, whoever tells of them and when. */
export function contentVersion(text: string, files: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([text, files]))
    .digest('hex')
    .slice(0, 16)
}

/** An older version that comes late is told from a newer one by the moment before the dot. */
export function timedVersion(at: Date, content: string): string {
  return `t${at.getTime()}.${content}`
}
