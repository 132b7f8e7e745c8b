/** The history of an outage: rows are added and never changed. */
import type { OUTAGE_ACTS, OutageChange } from '@veche/contract/outages.ts'
import { z } from 'zod'
import type { Db, Tx } from '../../platform/database/db.ts'
import type { FindChanger } from '../../platform/fields-changed.ts'

export type FieldChange = { field: string; before: unknown; after: unknown }
type NewChange = {
  outageId: string
  at: Date
  byUserId: string | null
  act: (typeof OUTAGE_ACTS)[number]
  fields?: readonly FieldChange[]
  comment?: string
}

const Details = z.object({
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })).default([]),
  comment: z.string().nullable().default(null),
})

export async function insertChange(tx: Tx, { fields = [], comment, ...change }: NewChange): Promise<void> {
  const details = JSON.stringify({
    ...(fields.length > 0 && { fields }),
    ...(comment !== undefined && { comment }),
  })
  await tx
    .insertInto('outageChange')
    .values({ ...change, details })
    .execute()
}

/** The newest first. */
export async function listChanges(db: Db, outageId: string): Promise<OutageChange[]> {
  const rows = await db
    .selectFrom('outageChange')
    .leftJoin('personName', 'personName.id', 'outageChange.byUserId')
    .select(['outageChange.at', 'outageChange.act', 'outageChange.details', 'personName.name as byName'])
    .where('outageId', '=', outageId)
    .orderBy('outageChange.id', 'desc')
    .execute()
  return rows.map(({ at, act, details, byName }) => ({
    ...{ at: at.toISOString(), act, byName },
    ...Details.parse(details),
  }))
}

export function changerOf(db: Db, outageId: string): FindChanger {
  return async (fields) => {
    const changes = await listChanges(db, outageId)
    const last = changes.find((change) => change.fields.some(({ field }) => fields.includes(field)))
    return last ? { by: last.byName, at: new Date(last.at) } : null
  }
}
