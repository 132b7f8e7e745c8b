import type { Db } from '../../../platform/database/db.ts'

export type SaidText = { incidentId: string; messageId: string; text: string; at: Date; until: Date | null }

/** What authors said in these questions, each text with the time in which it stood; what was deleted has no words. */
export async function listSaid(db: Db, incidentIds: readonly string[]): Promise<SaidText[]> {
  if (incidentIds.length === 0) return []
  const messages = await db
    .selectFrom('message')
    .select(['id', 'incidentId', 'text', 'capturedAt', 'receivedAt'])
    .where('incidentId', 'in', incidentIds)
    .where('direction', '=', 'in')
    .orderBy('occurredAt')
    .orderBy('id')
    .execute()
  const ids = messages.map(({ id }) => id)
  const earlier =
    ids.length === 0
      ? []
      : await db
          .selectFrom('messageVersion')
          .select(['messageId', 'text', 'capturedAt'])
          .where('messageId', 'in', ids)
          .orderBy('capturedAt')
          .execute()
  const versionsOf = Map.groupBy(earlier, ({ messageId }) => messageId)
  return messages.flatMap(({ id, incidentId, text, capturedAt, receivedAt }) => {
    const texts = [...(versionsOf.get(id) ?? []), { text, capturedAt }]
    return texts.map((version, index) => ({
      ...{ incidentId: incidentId ?? '', messageId: id, text: version.text },
      at: index === 0 ? receivedAt : version.capturedAt,
      until: texts[index + 1]?.capturedAt ?? null,
    }))
  })
}
