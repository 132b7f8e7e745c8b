/** Of versions of many questions: who waits for a word on them, and why they came back. */
import type { Db } from '../../../platform/database/db.ts'

type WaitingVersion = {
  incidentId: string
  versionNo: number
  authorName: string
  writerId: string | null
  createdAt: Date
}

export async function listWaitingVersions(
  db: Db,
  incidentIds: readonly string[],
): Promise<Map<string, WaitingVersion>> {
  if (incidentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('answerVersion')
    .select(['incidentId', 'versionNo', 'authorName', 'writerId', 'createdAt'])
    .where('incidentId', 'in', [...incidentIds])
    .where('outcome', 'is', null)
    .orderBy('versionNo')
    .execute()
  return new Map(rows.map((row) => [row.incidentId, row]))
}

type LastReturn = {
  incidentId: string
  decidedByName: string | null
  decidedAt: Date | null
  reasonCode: string | null
  decisionComment: string
}

/** The last version of each, where it was sent back. */
export async function listLastReturns(
  db: Db,
  incidentIds: readonly string[],
): Promise<Map<string, LastReturn>> {
  if (incidentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('answerVersion')
    .distinctOn('incidentId')
    .select(['incidentId', 'outcome', 'decidedByName', 'decidedAt', 'reasonCode', 'decisionComment'])
    .where('incidentId', 'in', [...incidentIds])
    .orderBy('incidentId')
    .orderBy('versionNo', 'desc')
    .execute()
  return new Map(
    rows
      .filter(({ outcome }) => outcome === 'sent_back')
      .map(({ outcome: _, ...row }) => [row.incidentId, row]),
  )
}
