/** A save that was refused because somebody else has changed the same fields since the form was opened. Pure. */
import type { FieldsChangedDetails } from '@veche/contract/common.ts'
import { ApiError } from '../api.ts'
import { changedFields, chooseFields } from './changed-fields.ts'

export const FIELDS_CHANGED = 'edit.fields_changed'

/** The thing as the form showed it at first, and as the server has it, where a moment may have seconds. */
export type Base<Said extends object> = { shown: Said; raw: Record<string, unknown> }

export function baseOf<Said extends object>(shown: Said, raw: object | null = null): Base<Said> {
  return { shown, raw: Object.fromEntries(Object.entries({ ...shown, ...raw })) }
}

/** Only what was touched in the form, and how that stood before; null where nothing was. */
export function touchedOf<Said extends object>({ shown, raw }: Base<Said>, mine: Said) {
  const fields = changedFields(shown, mine)
  if (fields.length === 0) return null
  const before: Record<string, unknown> = Object.fromEntries(fields.map((field) => [field, raw[field]]))
  return { changes: chooseFields(mine, fields), before }
}

/** Null if it was another refusal. */
export function conflictOf(error: unknown): FieldsChangedDetails | null {
  if (!(error instanceof ApiError) || error.code !== FIELDS_CHANGED) return null
  const { fields, by, at } = error.details
  if (!Array.isArray(fields)) return null
  return {
    fields: fields.flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'field' in one
        ? [{ field: String(one.field), now: 'now' in one ? one.now : null }]
        : [],
    ),
    by: typeof by === 'string' ? by : null,
    at: typeof at === 'string' ? at : null,
  }
}

export type Side = 'mine' | 'now'
export type TakenField = { field: string; mine: unknown; now: unknown; chosen: Side | null }
export type Taken = { fields: readonly TakenField[]; by: string | null; at: string | null }

export function takenOf({ fields, by, at }: FieldsChangedDetails, mine: object): Taken {
  const typed = new Map<string, unknown>(Object.entries(mine))
  return {
    fields: fields.map(({ field, now }) => ({ field, now, mine: typed.get(field) ?? null, chosen: null })),
    ...{ by, at },
  }
}

export function chooseSide(taken: Taken, field: string, chosen: Side): Taken {
  return { ...taken, fields: taken.fields.map((one) => (one.field === field ? { ...one, chosen } : one)) }
}

/** Nothing is sent before a person has chosen between the two. */
export function isUndecided(taken: Taken | null): boolean {
  return taken?.fields.some(({ chosen }) => chosen === null) ?? false
}

/** How the fields stand now, as the refusal said. */
export function withTaken<Kept extends object>(base: Kept, { fields }: Taken): Kept {
  return { ...base, ...Object.fromEntries(fields.map(({ field, now }) => [field, now])) }
}
