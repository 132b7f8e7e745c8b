import type { Network } from '@veche/contract/common.ts'
import type { FakePublication } from '@veche/contract/fakes.ts'
import type { Db } from '../../platform/db.ts'
import type { FakeRow } from './fakes.repository.ts'

export async function presentPublications(db: Db, fakeId: string): Promise<FakePublication[]> {
  const rows = await db
    .selectFrom('fakePublication')
    .selectAll()
    .where('fakeId', '=', fakeId)
    .orderBy('queuedAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, carrierId: row.carrierId, chatId: row.chatId, network: null, place: '' },
    ...{ textNo: row.textNo, state: row.sentAt ? 'sent' : 'queued', errorCode: null },
    ...{ queuedAt: row.queuedAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null },
    permalink: row.permalink,
  }))
}

/** Of its municipality, or all. */
export function listPostChats(
  db: Db,
  { municipalityCode }: Pick<FakeRow, 'municipalityCode'>,
): Promise<{ id: string; title: string; network: Network }[]> {
  let query = db
    .selectFrom('chat')
    .innerJoin('channel', 'channel.id', 'chat.channelId')
    .select(['chat.id', 'chat.title', 'channel.network'])
    .where('chat.isActive', '=', true)
    .orderBy('chat.title')
  if (municipalityCode !== null) query = query.where('chat.municipalityCode', '=', municipalityCode)
  return query.execute()
}
