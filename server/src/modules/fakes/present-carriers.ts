import { Network } from '@veche/contract/common.ts'
import type { FakeCarrier } from '@veche/contract/fakes.ts'
import type { Db } from '../../platform/db.ts'
import type { FakeRow } from './fakes.repository.ts'
import type { FakesContext } from './fakes-context.ts'

const MOST = 200

export async function presentCarriers(
  db: Db,
  fake: FakeRow,
  _context: Pick<FakesContext, 'connectors'>,
): Promise<FakeCarrier[]> {
  const rows = await db
    .selectFrom('fakeCarrier')
    .selectAll()
    .where('fakeId', '=', fake.id)
    .orderBy('writtenAt')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map((row, index) => ({
    ...{ id: row.id, state: row.state, network: Network.nullable().parse(row.network), place: row.place },
    ...{ surface: null, permalink: row.permalink, text: row.text, snapshotHash: row.snapshotHash },
    ...{ snapshotAt: row.snapshotAt.toISOString(), fileId: row.fileId, authorName: null },
    ...{ writtenAt: row.writtenAt.toISOString(), foundAs: row.foundAs, isFirst: index === 0 },
    ...{ score: row.score, views: row.views, shares: row.shares, isGone: false },
    isRespread: fake.publishedAt !== null && row.writtenAt > fake.publishedAt,
    ...{ incidentId: null, incidentNumber: null, chatId: null, canReply: false },
  }))
}

export async function readReach(db: Db, fakeId: string): Promise<{ at: string; views: number }[]> {
  const rows = await db
    .selectFrom('fakeReach')
    .innerJoin('fakeCarrier', 'fakeCarrier.id', 'fakeReach.carrierId')
    .select(['at', (eb) => eb.fn.sum<number>('fakeReach.views').as('views')])
    .where('fakeId', '=', fakeId)
    .groupBy('at')
    .orderBy('at')
    .execute()
  return rows.map(({ at, views }) => ({ at: at.toISOString(), views: Number(views) }))
}
