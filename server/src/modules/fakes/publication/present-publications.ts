import { Network } from '@veche/contract/common.ts'
import type { FakePublication, FakeResponse } from '@veche/contract/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { FakeRow } from '../card/index.ts'
import { listPostChats, type StandingPublication } from './publications.repository.ts'
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
  const chats = await beyondScope('a refutation goes to each chat of its territory', () =>
    listPostChats(db, fake),
  )
  return chats.map((chat) => ({ ...chat, toldTextNo: told(chat.id) }))
}
