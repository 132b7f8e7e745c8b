import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Connector, Network } from '../../connectors/connector.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { insertPublication } from './outbox.repository.ts'

export const OUTBOX_CHANNEL = 'veche_outbox'

/** Puts the approved text in line for the thread where the question was asked. */
export async function queuePublication(
  tx: Tx,
  { incidentId, versionNo, text, now }: { incidentId: string; versionNo: number; text: string; now: Date },
  connectors: ReadonlyMap<Network, Connector>,
): Promise<string> {
  const source = await tx
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .select(['message.channelId', 'message.network', 'message.surface', 'message.container'])
    .select(['message.externalId', 'message.threadExternalId'])
    .where('incident.id', '=', incidentId)
    .executeTakeFirstOrThrow()
  const id = newId()
  await insertPublication(tx, {
    id,
    channelId: source.channelId,
    conversation: `${source.channelId} ${source.container} ${source.threadExternalId}`,
    incidentId,
    answerVersionNo: versionNo,
    message: {
      surface: source.surface,
      container: source.container,
      replyToExternalId: source.externalId,
      threadExternalId: source.threadExternalId,
      text,
      attachmentRefs: [],
    },
    echoKey: connectors.get(source.network)?.echoKey(id) ?? null,
    textHash: hashText(text),
    createdAt: now,
  })
  await notifyOutbox(tx)
  return id
}

/** Wakes the senders once the transaction is committed. */
export async function notifyOutbox(tx: Tx): Promise<void> {
  await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(tx)
}

/** Networks trim and change spaces; the words are what is compared. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.replaceAll(/\s+/gu, ' ').trim()).digest('hex')
}
