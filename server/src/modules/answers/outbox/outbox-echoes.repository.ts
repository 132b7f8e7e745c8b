/** Finds the publication that a network refers to. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'
import { type OutboxRow, toRow } from './outbox-row.ts'

/** The row an echo speaks of: by the network's key, by its id, or by the same words under the same message. */
export async function findEchoed(
  tx: Tx,
  {
    channelId,
    echoKey,
    externalId,
    container,
    parentExternalId,
    textHash,
  }: {
    channelId: string
    echoKey: string | null
    externalId: string
    container: string
    parentExternalId: string | null
    textHash: string
  },
): Promise<OutboxRow | null> {
  const row = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('channelId', '=', channelId)
    .where(sql<boolean>`message->>'container' = ${container}`)
    .where(({ eb, or, and }) =>
      or([
        ...(echoKey ? [eb('echoKey', '=', echoKey)] : []),
        eb('externalId', '=', externalId),
        and([
          // A person who confirms a publication gives no number; the echo of the network does.
          or([
            eb('state', 'in', ['sending', 'unknown', 'queued']),
            and([eb('state', '=', 'sent'), eb('externalId', 'is', null)]),
          ]),
          eb('textHash', '=', textHash),
          // A post that starts a dialog replies to nothing.
          sql<boolean>`message->>'replyToExternalId' = ${parentExternalId ?? ''}`,
        ]),
      ]),
    )
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row ? toRow(row) : null
}

/** By what its echo carries. */
export async function findByEchoKey(
  tx: Tx,
  { channelId, key }: { channelId: string; key: string },
): Promise<OutboxRow | null> {
  const row = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('echoKey', '=', key)
    .executeTakeFirst()
  return row ? toRow(row) : null
}
