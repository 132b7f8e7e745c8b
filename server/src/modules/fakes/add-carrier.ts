/** A message of ours to read becomes a place of a card, as it stands now. */
import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { FakeDeps } from './fakes-context.ts'

export async function addCarrier(
  tx: Tx,
  fakeId: string,
  {
    messageId,
    foundAs,
    addedBy,
  }: { messageId: string; foundAs: 'signal' | 'matched'; addedBy: string | null },
  { now }: Pick<FakeDeps, 'now'>,
): Promise<void> {
  const message = await tx
    .selectFrom('message')
    .innerJoin('channel', 'channel.id', 'message.channelId')
    .select(['message.text', 'message.occurredAt', 'message.permalink', 'channel.network', 'channel.name'])
    .where('message.id', '=', messageId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('fakeCarrier')
    .values({
      ...{ id: newId(), fakeId, messageId, foundAs, addedBy, addedAt: now },
      ...{ network: message.network, place: message.name, permalink: message.permalink },
      ...{ state: 'confirmed', decidedBy: addedBy, decidedAt: now },
      ...{ text: message.text, snapshot: JSON.stringify({ text: message.text }), snapshotAt: now },
      snapshotHash: createHash('sha256').update(message.text).digest('hex'),
      writtenAt: message.occurredAt,
    })
    .execute()
}
