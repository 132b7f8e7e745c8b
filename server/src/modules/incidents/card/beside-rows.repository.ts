/** What lists say of a row that other tables hold: versions of its answer, and records of what was written down. */
import type { ListedIncident, Step } from '@veche/contract/incidents.ts'
import type { Db } from '../../../platform/database/db.ts'

/** Whose yes the answers of these rows wait for, and since when. Only rows that stand at approval are asked about. */
export async function listApprovals(
  db: Db,
  rows: readonly { id: string; step: Step }[],
): Promise<Map<string, ListedIncident['approval']>> {
  const ids = rows.flatMap(({ id, step }) => (step === 'approval' ? [id] : []))
  if (ids.length === 0) return new Map()
  const versions = await db
    .selectFrom('answerVersion')
    .select(['incidentId', 'stage', 'createdAt'])
    .where('incidentId', 'in', ids)
    .where('outcome', 'is', null)
    .orderBy('versionNo')
    .execute()
  return new Map(
    versions.map(({ incidentId, stage, createdAt }) => [
      incidentId,
      { stage, since: createdAt.toISOString() },
    ]),
  )
}

/** How those of these came that employees wrote down. They stand under the network of the form: only those are asked about. */
export async function listHandWays(
  db: Db,
  rows: readonly { id: string; network: string }[],
): Promise<Map<string, ListedIncident['handWay']>> {
  const ids = rows.flatMap(({ id, network }) => (network === 'form' ? [id] : []))
  if (ids.length === 0) return new Map()
  const records = await db
    .selectFrom('handRecord')
    .select(['incidentId', 'way'])
    .where('incidentId', 'in', ids)
    .execute()
  return new Map(records.flatMap(({ incidentId, way }) => (incidentId === null ? [] : [[incidentId, way]])))
}
