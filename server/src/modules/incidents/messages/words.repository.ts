/** The values of an incident that are built from its first words. */
import type { Tx } from '../../../platform/database/db.ts'

export async function hideWords(tx: Tx, incidentIds: readonly string[], title: string): Promise<void> {
  await tx
    .updateTable('incident')
    .set({ title, suggestion: null, latitude: null, longitude: null })
    .where('id', 'in', incidentIds)
    .execute()
}

export async function updatePoint(
  tx: Tx,
  incidentId: string,
  point: { latitude: number | null; longitude: number | null },
): Promise<void> {
  await tx.updateTable('incident').set(point).where('id', '=', incidentId).execute()
}

export async function updateSuggestion(
  tx: Tx,
  incidentId: string,
  suggested: { suggestion: string; title?: string },
): Promise<void> {
  await tx.updateTable('incident').set(suggested).where('id', '=', incidentId).execute()
}

export async function getSourceId(tx: Tx, incidentId: string): Promise<string> {
  const { sourceMessageId } = await tx
    .selectFrom('incident')
    .select('sourceMessageId')
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
  return sourceMessageId
}

/** Parts of the same message. */
export async function linkParts(tx: Tx, partIds: readonly string[], splitFromId: string): Promise<void> {
  await tx.updateTable('incident').set({ splitFromId }).where('id', 'in', partIds).execute()
}
