/** How the texts of one writer fared lately: said at once, mended, sent back. */

import type { JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { RECORD_DAYS } from '@veche/contract/rules/limits.ts'
import type { Db } from '../../../platform/database/db.ts'
import { listJudgedVersions } from './decisions.repository.ts'

export type WritersRecord = Omit<JudgingResponse['writer'], 'name'>

/** By question: one that came back and was approved in the end still came back. */
export async function readWritersRecord(
  db: Db,
  { writerId, exceptIncidentId, now }: { writerId: string; exceptIncidentId: string; now: Date },
): Promise<WritersRecord> {
  const since = new Date(now.getTime() - RECORD_DAYS * DAY_MS)
  const rows = await listJudgedVersions(db, { writerId, since, exceptIncidentId })
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
