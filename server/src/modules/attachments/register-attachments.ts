/** Registers attachments for copying. Called by the pipeline inside the transaction that stores the messages. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Attachment } from '../../connectors/connector.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { Arrival } from '../inbox/index.ts'
import { insertCopies, type NewCopy, wakeCopier } from './copies.repository.ts'
import { keysOf, MOST_ATTACHMENTS } from './domain/copy.ts'

const MOST_KEY_LETTERS = 200

export const Source = z.object({
  kind: z.string(),
  // What came in from a spreadsheet has none.
  ref: z.string().default(''),
  url: z.string().nullable(),
  title: z.string().nullable(),
}) satisfies z.ZodType<Attachment>

/** An edit brings what it added; our own answers have their files already. */
export async function registerAttachments(tx: Tx, arrivals: readonly Arrival[], now: Date): Promise<void> {
  const copies = arrivals.flatMap(({ message, change, rawId }) =>
    message.direction === 'in' && change !== 'none' ? newCopiesOf(message, rawId) : [],
  )
  if (copies.length === 0) return
  await insertCopies(tx, copies, now)
  await wakeCopier(tx)
}

function newCopiesOf({ id, attachments }: Arrival['message'], rawId: Arrival['rawId']): NewCopy[] {
  return listSources(attachments.slice(0, MOST_ATTACHMENTS)).map(({ key, source }) => ({
    ...{ messageId: id, key, source, rawId },
  }))
}

/** Those of one message with the keys by which their copies are found. */
export function listSources(attachments: readonly unknown[]): { key: string; source: Attachment }[] {
  const sources = attachments.flatMap((item) => Source.safeParse(item).data ?? [])
  const keys = keysOf(sources.map(({ ref }) => shorten(ref)))
  return sources.map((source, index) => ({ source, key: keys[index] ?? source.ref }))
}

/** A network may call a file by a long address: no index would hold it, and the message would be set aside for it. */
function shorten(ref: string): string {
  return ref.length <= MOST_KEY_LETTERS ? ref : createHash('sha256').update(ref).digest('hex')
}
