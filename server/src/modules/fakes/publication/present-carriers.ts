import { Network } from '@veche/contract/common.ts'
import type { FakeCarrier } from '@veche/contract/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { openAuthorName } from '../../inbox/index.ts'
import type { FakeRow, FakesContext } from '../card/index.ts'
import { isRespread, listCarriers, type PlacedCarrier, sumReach } from '../places/index.ts'
import { isPassedOver } from './domain/passed-over.ts'
import type { StandingPublication } from './publications.repository.ts'
import { replyWayOf } from './reply-way.ts'
import { readTold } from './told-places.ts'

export async function presentCarriers(
  db: Db,
  fake: Pick<FakeRow, 'id' | 'publishedAt' | 'verdict'>,
  known: readonly StandingPublication[],
  context: Pick<FakesContext, 'connectors' | 'findAccount' | 'vault'>,
): Promise<FakeCarrier[]> {
  const rows = await beyondScope('a carrier tells the number of the question that it stands in', () =>
    listCarriers(db, fake.id),
  )
  const carrierIds = rows.map(({ id }) => id)
  const told = await readTold(db, { fakeId: fake.id, known, carrierIds }, context)
  return Promise.all(
    rows.map(async (row, index) => ({
      ...presentPlace(row, fake.verdict !== null),
      ...{ isFirst: index === 0, isRespread: isRespread(row, fake.publishedAt) },
      ...{ toldTextNo: told(row.id), isPassedOver: isPassedOver(row, known) },
      authorName: openAuthorName(row.authorCard, context.vault),
      canReply: row.goneAt === null && (await replyWayOf(row, context)) !== null,
    })),
  )
}

/**
 * Words that their author has deleted are a mark and nothing more, until two people have judged the card by them: from
 * then on they are held as evidence.
 */
function presentPlace(
  row: PlacedCarrier,
  isHeld: boolean,
): Omit<FakeCarrier, 'isFirst' | 'isRespread' | 'authorName' | 'canReply' | 'toldTextNo' | 'isPassedOver'> {
  const { id, state, place, surface, permalink, snapshotHash, foundAs, score, byName } = row
  const { views, shares, goneAt, sourceState, incidentId, incidentNumber, chatId } = row
  const isShown = isHeld || sourceState !== 'deleted'
  const { text, fileId } = isShown ? row : { text: '', fileId: null }
  return {
    ...{ id, state, place, surface, permalink, text, snapshotHash, fileId, foundAs, score, byName },
    ...{ views, shares, incidentId, incidentNumber, chatId },
    network: Network.nullable().parse(row.network),
    isGone: goneAt !== null || sourceState === 'deleted',
    snapshotAt: row.snapshotAt.toISOString(),
    writtenAt: row.writtenAt.toISOString(),
    leftOut:
      row.leftOutReason === null || row.leftOutTextNo === null
        ? null
        : { reason: row.leftOutReason, textNo: row.leftOutTextNo },
  }
}

/** Total of views over time. */
export async function readReach(db: Db, fakeId: string): Promise<{ at: string; views: number }[]> {
  const rows = await sumReach(db, fakeId)
  return rows.map(({ at, views }) => ({ at: at.toISOString(), views }))
}
