import type { Verdict } from '@veche/contract/fakes.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { FakeRow } from '../card/index.ts'

export type OpinionRow = { userId: string; name: string; verdict: Verdict; reason: string; at: Date }
type Round = Pick<FakeRow, 'id' | 'opinionRound'>

/** A second opinion of one person in the same round replaces the first. */
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

/** Opinions of the present round of the card, in order of time. */
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
