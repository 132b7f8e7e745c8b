import type { Tx } from '../../../platform/database/db.ts'

type Seed = { id: string; name: string; text: string }
type SeedTemplate = Seed & { groupCode: string | null; kind: 'interim' | 'final' | null }

/** Inserts missing templates and returns them; existing ones are left alone. */
export function insertMissingTemplates(
  tx: Tx,
  templates: readonly SeedTemplate[],
  now: Date,
): Promise<Seed[]> {
  return tx
    .insertInto('answerTemplate')
    .values(
      templates.map((template) => ({
        ...template,
        scopeKind: 'region' as const,
        createdAt: now,
        updatedAt: now,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'name', 'text'])
    .execute()
}

export async function insertFirstVersions(
  tx: Tx,
  templates: readonly Seed[],
  { changedByName, now }: { changedByName: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('answerTemplateVersion')
    .values(
      templates.map(({ id, name, text }) => ({
        templateId: id,
        versionNo: 1,
        name,
        text,
        changedBy: null,
        changedByName,
        changedAt: now,
      })),
    )
    .execute()
}
