/** Templates to begin with, of the region: a head start that its moderators change or put away. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../../../platform/database/db.ts'
import templates from './data/templates.json' with { type: 'json' }

const Seeds = z.array(
  z.object({
    code: z.string(),
    groupCode: z.string().nullable(),
    kind: z.enum(['interim', 'final']).nullable(),
    name: z.string(),
    text: z.string(),
  }),
)
export const STARTING_TEMPLATES = Seeds.parse(templates)
const AUTHOR = 'Вече'

/** Safe to repeat: each has an id of its own for ever, so what was changed or put away stays so. */
export async function seedTemplates(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const groups = await tx.selectFrom('topicGroup').select('code').execute()
    const known = new Set(groups.map(({ code }) => code))
    const fitting = STARTING_TEMPLATES.filter(({ groupCode }) => groupCode === null || known.has(groupCode))
    const inserted = await tx
      .insertInto('answerTemplate')
      .values(
        fitting.map(({ code, ...template }) => ({
          ...template,
          id: idOf(code),
          scopeKind: 'region' as const,
          createdAt: now,
          updatedAt: now,
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning(['id', 'name', 'text'])
      .execute()
    if (inserted.length === 0) return
    await tx
      .insertInto('answerTemplateVersion')
      .values(
        inserted.map(({ id, name, text }) => ({
          templateId: id,
          versionNo: 1,
          name,
          text,
          changedBy: null,
          changedByName: AUTHOR,
          changedAt: now,
        })),
      )
      .execute()
  })
}

/** A name-based UUID (RFC 9562, version 8): the same template has the same id in every installation. */
function idOf(code: string): string {
  const bytes = createHash('sha256').update(`veche.template.${code}`).digest()
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
