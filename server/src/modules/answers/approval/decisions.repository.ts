/** Every yes and no on versions, by stage; and who could give one inside an agency. */
import type { Insertable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Stage } from './domain/approval.ts'

export type NewDecision = Omit<Insertable<DB['answerDecision']>, 'id'>

/** The database knows four eyes too; what slips past the code comes back as the same refusal. */
export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  try {
    await tx
      .insertInto('answerDecision')
      .values({ ...decision, id: newId() })
      .execute()
  } catch (error) {
    const isSecondWord =
      error instanceof Error && 'code' in error && (error.code === '23505' || error.code === '23514')
    if (isSecondWord) throw new ForbiddenError('answer.four_eyes', { versionNo: decision.versionNo })
    throw error
  }
}

/** The last yes on a version was said, and counts no more. */
export async function withdrawApproval(
  tx: Tx,
  { incidentId, versionNo, stage, now }: { incidentId: string; versionNo: number; stage: Stage; now: Date },
): Promise<void> {
  await tx
    .updateTable('answerDecision')
    .set({ withdrawnAt: now })
    .where('incidentId', '=', incidentId)
    .where('versionNo', '=', versionNo)
    .where('stage', '=', stage)
    .where('outcome', '=', 'approved')
    .where('withdrawnAt', 'is', null)
    .execute()
}

export function listDecisions(db: Db, incidentId: string) {
  return db
    .selectFrom('answerDecision')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('decidedAt')
    .orderBy('id')
    .execute()
}

export async function setVersionStage(
  tx: Tx,
  { incidentId, versionNo, stage }: { incidentId: string; versionNo: number; stage: Stage },
): Promise<void> {
  await tx
    .updateTable('answerVersion')
    .set({ stage })
    .where('incidentId', '=', incidentId)
    .where('versionNo', '=', versionNo)
    .execute()
}

/** Enough for anybody's quarter; read through the index of a writer's texts by time. */
const MOST_READ = 500

export function listJudgedVersions(
  db: Db,
  { writerId, since, exceptIncidentId }: { writerId: string; since: Date; exceptIncidentId: string },
) {
  return db
    .selectFrom('answerVersion')
    .select(['incidentId', 'outcome'])
    .where('authorId', '=', writerId)
    .where('createdAt', '>=', since)
    .where('mendsVersionNo', 'is', null)
    .where('outcome', 'is not', null)
    .where('incidentId', '<>', exceptIncidentId)
    .orderBy('createdAt', 'desc')
    .limit(MOST_READ)
    .execute()
}
