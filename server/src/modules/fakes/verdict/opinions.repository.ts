import type { Verdict } from '@veche/contract/fakes.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { FakeRow } from '../card/index.ts'

export type OpinionRow = { userId: string; name: string; verdict: Verdict; reason: string; at: Date }
type Round = Pick<FakeRow, 'id' | 'opinionRound'>

/** Whoever thinks again in the same round is heard anew. */
export async function saveOpinion(
  tx: Tx,
  { id, opinionRound }: Round,
  given: { userId: string; verdict: Verdict; reason: string; at: Date },
): Promise<void> {
  const { verdict, reason, at } = given
  await tx
    .insertInto('fakeOpinion')
    .values({ fakeId: id, round: opinionRound, ...given })
    .onConflict((conflict) =>
      conflict.columns(['fakeId', 'round', 'userId']).doUpdateSet({ verdict, reason, at }),
    )
    .execute()
}

/** Of the card's present round, in the order they were given. */
export function listOpinions(db: Db, { id, opinionRound }: Round): Promise<OpinionRow[]> {
  return db
    .selectFrom('fakeOpinion')
    .innerJoin('personName', 'personName.id', 'fakeOpinion.userId')
    .select(['userId', 'name', 'verdict', 'reason', 'at'])
    .where('fakeId', '=', id)
    .where('round', '=', opinionRound)
    .orderBy('at')
    .orderBy('userId')
    .execute()
}
