import { Network } from '@veche/contract/common.ts'
import type { FakePublication, FakeResponse } from '@veche/contract/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { FakeRow } from '../card/index.ts'
import type { StandingPublication } from './publications.repository.ts'
import type { Speaking } from './reply-way.ts'
import { readTold } from './told-places.ts'

export function presentPublications(rows: readonly StandingPublication[]): FakePublication[] {
  return rows.map((row) => ({
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

export async function presentPostChats(
  db: Db,
  fake: Pick<FakeRow, 'id' | 'municipalityCode'>,
  known: readonly StandingPublication[],
  speaking: Speaking,
): Promise<FakeResponse['chats']> {
  const told = await readTold(db, { fakeId: fake.id, known, carrierIds: [] }, speaking)
  return (await listPostChats(db, fake)).map((chat) => ({ ...chat, toldTextNo: told(chat.id) }))
}

/** Of its municipality, or all; and where it was told already. */
function listPostChats(
  db: Db,
  { id, municipalityCode }: Pick<FakeRow, 'id' | 'municipalityCode'>,
): Promise<{ id: string; title: string; network: Network }[]> {
  return db
    .selectFrom('chat')
    .innerJoin('channel', 'channel.id', 'chat.channelId')
    .select(['chat.id', 'chat.title', 'channel.network'])
    .where('chat.isActive', '=', true)
    .$if(municipalityCode !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('chat.municipalityCode', '=', municipalityCode ?? ''),
          eb(
            'chat.id',
            'in',
            eb
              .selectFrom('fakePublication')
              .select((told) => told.ref('fakePublication.chatId').$notNull().as('chatId'))
              .where('fakePublication.fakeId', '=', id)
              .where('fakePublication.chatId', 'is not', null),
          ),
        ]),
      ),
    )
    .orderBy('chat.title')
    .orderBy('chat.id')
    .limit(500)
    .execute()
}
