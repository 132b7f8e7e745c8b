import { isDeepStrictEqual } from 'node:util'
import { ConflictError } from './errors.ts'

export type Fields = Readonly<Record<string, unknown>>
type Sides = { before: Fields; wanted: Fields }

/**
 * Two people changed one thing: the fields that somebody else has changed since (`before` is how they stood then) to
 * something else than is wanted now. A field whose `before` nobody told counts as changed.
 */
export function fieldsChanged(now: Fields, { before, wanted }: Sides): string[] {
  return Object.keys(wanted).filter(
    (field) =>
      !isDeepStrictEqual(now[field], wanted[field]) &&
      !(field in before && isDeepStrictEqual(now[field], before[field])),
  )
}

/** Who changed one of these fields last, and when. */
export type FindChanger = (fields: readonly string[]) => Promise<{ by: string | null; at: Date } | null>

type Edit<Wanted> = {
  /** The thing as it stands, locked. */
  now: Fields
  /** Absent: a program says what shall be. */
  before: Fields | undefined
  wanted: Wanted
  findChanger: FindChanger
}

/**
 * What of a form's change is to be written: the fields that were touched in it. Where somebody else has changed the
 * same field meanwhile, it is refused by name, with what stands there now.
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
