import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import type { FindChanger } from '../../../platform/fields-changed.ts'
import { listEntriesOf } from './journal-chain.repository.ts'

type Place = {
  objectType: string
  objectId: string | null
  /** For rows about a part of the object: the fields in their details. */
  part?: Readonly<Record<string, string>>
}

/** Who changed a field of an object last, as the journal has it. */
export function changerByJournal(db: Db, { objectType, objectId, part = {} }: Place): FindChanger {
  return async (fields) => {
    const rows = await listEntriesOf(db, objectId, objectType)
    const last = rows.find(
      ({ details }) => isOf(details, part) && fields.some((field) => namesChange(details, field)),
    )
    return last ? { by: last.actorName, at: last.at } : null
  }
}

function isOf(details: unknown, part: Readonly<Record<string, string>>): boolean {
  const known = Details.safeParse(details)
  return known.success && Object.entries(part).every(([name, value]) => known.data[name] === value)
}

const Details = z.record(z.string(), z.unknown())
const Listed = z.object({ fields: z.array(z.string()) })
const Whole = z.object({
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
})

/** The journal has names of fields, each field with its change, or the whole before and after. */
export function namesChange(details: unknown, field: string): boolean {
  const listed = Listed.safeParse(details)
  if (listed.success) return listed.data.fields.includes(field)
  const whole = Whole.safeParse(details)
  if (whole.success)
    return JSON.stringify(whole.data.before[field]) !== JSON.stringify(whole.data.after[field])
  const each = Details.safeParse(details)
  return each.success && field in each.data
}
