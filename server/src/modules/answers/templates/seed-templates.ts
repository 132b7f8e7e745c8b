/** Initial templates of the region, which its moderators may change or archive. */

import { createHash } from 'node:crypto'
import { SHIPPED_BY } from '@veche/contract/values/incidents.ts'
import { z } from 'zod'
import type { Database } from '../../../platform/database/db.ts'
import { listGroupCodes } from '../../directory/index.ts'
import templates from './data/templates.json' with { type: 'json' }
import { insertFirstVersions, insertMissingTemplates } from './seed.repository.ts'

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

/** Safe to repeat: each has an id of its own for ever, so what was changed or put away stays so. */
export async function seedTemplates(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const groups = await listGroupCodes(tx)
    const known = new Set(groups.map(({ code }) => code))
    const fitting = STARTING_TEMPLATES.filter(({ groupCode }) => groupCode === null || known.has(groupCode))
    const inserted = await insertMissingTemplates(
      tx,
      fitting.map(({ code, ...template }) => ({ ...template, id: idOf(code) })),
      now,
    )
    if (inserted.length > 0) await insertFirstVersions(tx, inserted, { changedByName: SHIPPED_BY, now })
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
