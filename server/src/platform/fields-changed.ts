import { isDeepStrictEqual } from 'node:util'
import { ConflictError } from './errors.ts'

export type Fields = Readonly<Record<string, unknown>>
type Sides = { before: Fields; wanted: Fields }

/**
 * Lists the fields that somebody else has changed since `before` to something else than is wanted now. A field that
 * `before` does not name counts as changed.
 */
export function fieldsChanged(now: Fields, { before, wanted }: Sides): string[] {
  return Object.keys(wanted).filter(
    (field) =>
      !isDeepStrictEqual(now[field], wanted[field]) &&
      !(field in before && isDeepStrictEqual(now[field], before[field])),
  )
}

/** Finds who changed one of these fields last, and when. */
export type FindChanger = (fields: readonly string[]) => Promise<{ by: string | null; at: Date } | null>

type Edit<Wanted> = {
  /** The thing as it is now, locked. */
  now: Fields
  /** Absent where a program says what each field shall be. */
  before: Fields | undefined
  wanted: Wanted
  findChanger: FindChanger
}

/**
 * Gives the fields of a form that were touched, to be written. Throws when somebody else has changed one of them
 * meanwhile, with its name and its present value.
 */
export async function joinEdit<Wanted extends Fields>(edit: Edit<Wanted>): Promise<Partial<Wanted>> {
  const { now, before, wanted, findChanger } = edit
  if (!before) return wanted
  const touched = withoutUntouched(wanted, before)
  const fields = fieldsChanged(now, { before, wanted: touched })
  if (fields.length === 0) return touched
  const last = await findChanger(fields)
  throw new ConflictError('edit.fields_changed', undefined, {
    fields: fields.map((field) => ({ field, now: now[field] ?? null })),
    ...{ by: last?.by ?? null, at: last?.at.toISOString() ?? null },
  })
}

function withoutUntouched<Wanted extends Fields>(wanted: Wanted, before: Fields): Partial<Wanted> {
  const touched: Partial<Wanted> = { ...wanted }
  for (const field in wanted)
    if (wanted[field] === undefined || (field in before && isDeepStrictEqual(before[field], wanted[field])))
      delete touched[field]
  return touched
}
