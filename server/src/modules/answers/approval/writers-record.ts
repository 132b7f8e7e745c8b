/** How the texts of one writer fared lately: said at once, mended, sent back. */

import type { JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { RECORD_DAYS } from '@veche/contract/rules/limits.ts'
import type { Db } from '../../../platform/database/db.ts'

/** Enough for anybody's quarter; read through the index of a writer's texts by time. */
const MOST_READ = 500

export type WritersRecord = Omit<JudgingResponse['writer'], 'name'>

/** By question: one that came back and was approved in the end still came back. */
export async function readWritersRecord(
  db: Db,
  { writerId, exceptIncidentId, now }: { writerId: string; exceptIncidentId: string; now: Date },
): Promise<WritersRecord> {
  const rows = await db
    .selectFrom('answerVersion')
    .select(['incidentId', 'outcome'])
    .where('authorId', '=', writerId)
    .where('createdAt', '>=', new Date(now.getTime() - RECORD_DAYS * DAY_MS))
    .where('mendsVersionNo', 'is', null)
    .where('outcome', 'is not', null)
    .where('incidentId', '<>', exceptIncidentId)
    .orderBy('createdAt', 'desc')
    .limit(MOST_READ)
    .execute()
  const byIncident = [...Map.groupBy(rows, ({ incidentId }) => incidentId).values()]
  const sentBack = byIncident.filter((versions) => versions.some(({ outcome }) => outcome === 'sent_back'))
  const kept = byIncident.filter((versions) => !sentBack.includes(versions))
  const mended = kept.filter((versions) => versions.some(({ outcome }) => outcome === 'mended'))
  return {
    decided: byIncident.length,
    approvedAtOnce: kept.length - mended.length,
    mended: mended.length,
    sentBack: sentBack.length,
  }
}
