import { Network } from '@veche/contract/common.ts'
import type { FakePublication } from '@veche/contract/fakes.ts'
import type { Db } from '../../platform/db.ts'
import type { FakeRow } from './fakes.repository.ts'
import { listStanding, type StandingPublication } from './publications.repository.ts'

export async function presentPublications(db: Db, fakeId: string): Promise<FakePublication[]> {
  return (await listStanding(db, fakeId)).map((row) => ({
    ...{ id: row.id, kind: row.kind, carrierId: row.carrierId, chatId: row.chatId, textNo: row.textNo },
    ...{ state: stateOf(row), place: row.place ?? '', permalink: row.permalink },
    network: Network.nullable().parse(row.network),
    errorCode: row.sentAt ? null : row.errorCode,
    queuedAt: row.queuedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }))
}

function stateOf({ sentAt, state }: StandingPublication): FakePublication['state'] {
  if (sentAt) return 'sent'
  if (state === 'queued' || state === 'sending' || state === 'unknown' || state === 'failed') return state
  return state === 'sent' ? 'sent' : 'refused'
}

/** Of its municipality, or all. */
export function listPostChats(
  db: Db,
  { municipalityCode }: Pick<FakeRow, 'municipalityCode'>,
): Promise<{ id: string; title: string; network: Network }[]> {
  return db
    .selectFrom('chat')
    .innerJoin('channel', 'channel.id', 'chat.channelId')
    .select(['chat.id', 'chat.title', 'channel.network'])
    .where('chat.isActive', '=', true)
    .$if(municipalityCode !== null, (query) =>
      query.where('chat.municipalityCode', '=', municipalityCode ?? ''),
    )
    .orderBy('chat.title')
    .orderBy('chat.id')
    .limit(500)
    .execute()
}
