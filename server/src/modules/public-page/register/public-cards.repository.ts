/** What staff decided about cards of the open register. */
import type { Insertable, Selectable } from 'kysely'
import type { PublicProblem } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type DecidedCard = Pick<
  Selectable<PublicProblem>,
  'isHidden' | 'hiddenReason' | 'text' | 'showsAnswer'
>

export async function findCard(db: Db, incidentId: string): Promise<DecidedCard | null> {
  const row = await db
    .selectFrom('publicProblem')
    .select(['isHidden', 'hiddenReason', 'text', 'showsAnswer'])
    .where('incidentId', '=', incidentId)
    .executeTakeFirst()
  return row ?? null
}

export async function findCardChanger(
  db: Db,
  incidentId: string,
): Promise<{ by: string | null; at: Date } | null> {
  const row = await db
    .selectFrom('publicProblem')
    .leftJoin('personName', 'personName.id', 'publicProblem.changedBy')
    .select(['personName.name as by', 'publicProblem.changedAt as at'])
    .where('incidentId', '=', incidentId)
    .executeTakeFirst()
  return row ?? null
}

export async function saveCard(tx: Tx, card: Insertable<PublicProblem>): Promise<void> {
  const { incidentId: _, ...changes } = card
  await tx
    .insertInto('publicProblem')
    .values(card)
    .onConflict((conflict) => conflict.column('incidentId').doUpdateSet(changes))
    .execute()
}
