/** What the demo puts in past the doors of the portal, all at once; what stands is the work of people. */
import type { InsertObject } from 'kysely'
import type { DB } from '../../../../platform/database/database.gen.ts'
import type { Tx } from '../../../../platform/database/db.ts'

type Table = 'agencyContact' | 'dutyPerson' | 'dutyPost' | 'dutyShift' | 'dutyAbsence'
/** A statement takes 65,535 values. */
const AT_ONCE = 2000

export async function insertMissingRows<Of extends Table>(
  tx: Tx,
  table: Of,
  rows: readonly InsertObject<DB, Of>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Posts of which somebody has a shift that begins within the span. */
export async function listStaffedPostIds(
  tx: Tx,
  span: { startsAt: Date; endsAt: Date },
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('dutyShift')
    .select('postId')
    .distinct()
    .where('startsAt', '>=', span.startsAt)
    .where('startsAt', '<', span.endsAt)
    .execute()
  return new Set(rows.map(({ postId }) => postId))
}

/** People as they are called for in a body: an account may have been entered under an id of its own. */
export async function listPersonIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('dutyPerson').select(['id', 'agencyCode', 'userId']).execute()
  return new Map(rows.map(({ id, agencyCode, userId }) => [`${agencyCode} ${userId ?? id}`, id]))
}
