/** Who joined a problem: nothing is kept of them but the hash of their code. */
import type { Insertable, Selectable } from 'kysely'
import type { ProblemJoining } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type JoiningRow = Selectable<ProblemJoining>

/** False: a second press of one form is the first one. */
export async function insertJoining(tx: Tx, joining: Insertable<ProblemJoining>): Promise<boolean> {
  const inserted = await tx
    .insertInto('problemJoining')
    .values(joining)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function findJoining(db: Db, id: string): Promise<JoiningRow | null> {
  return (await db.selectFrom('problemJoining').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function findJoiningOfCode(db: Db, codeHash: Buffer): Promise<JoiningRow | null> {
  return (
    (await db.selectFrom('problemJoining').selectAll().where('codeHash', '=', codeHash).executeTakeFirst()) ??
    null
  )
}

/** Also of what was merged into it. */
function joiningsOf(db: Db, incidentId: string) {
  return db
    .selectFrom('problemJoining as joining')
    .innerJoin('incident as one', 'one.id', 'joining.incidentId')
    .where(({ eb, or }) => or([eb('one.id', '=', incidentId), eb('one.mergedIntoId', '=', incidentId)]))
}

export async function findFirstJoining(db: Db, incidentId: string): Promise<Date | null> {
  const row = await joiningsOf(db, incidentId)
    .select((eb) => eb.fn.min('joining.joinedAt').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}
