/**
 * Two people change one question. A field is in conflict when a colleague changed it since the form was opened and
 * the form says something else; every other field goes on as it is.
 */
export type FieldValue = string | boolean | null
export type Fields = Record<string, FieldValue>
export type Side = 'mine' | 'now'
export type FieldConflict<Field extends string> = {
  field: Field
  mine: FieldValue
  now: FieldValue
  /** What a person chose stays proposed; a field they never touched takes the colleague's value. */
  proposed: Side
}

export function conflictsOf<F extends Fields>(base: F, mine: F, now: F): FieldConflict<keyof F & string>[] {
  return keysOf(now)
    .filter((field) => !isSame(base[field], now[field]) && !isSame(mine[field], now[field]))
    .map((field) => ({
      field,
      mine: mine[field] ?? null,
      now: now[field] ?? null,
      proposed: isSame(base[field], mine[field]) ? 'now' : 'mine',
    }))
}

/** The form with the colleague's value where it was chosen. */
export function resolve<F extends Fields>(
  mine: F,
  conflicts: readonly FieldConflict<keyof F & string>[],
  choices: Partial<Record<keyof F & string, Side>>,
): F {
  const taken = conflicts.filter(({ field, proposed }) => (choices[field] ?? proposed) === 'now')
  return { ...mine, ...Object.fromEntries(taken.map(({ field, now }) => [field, now])) }
}

type Activity = { type: string; at: string; actorName: string | null; details: Record<string, unknown> }

const DETAIL_OF: Record<string, string> = {
  isUrgent: 'urgency',
  settlement: 'address',
  street: 'address',
  house: 'address',
  object: 'address',
  assigneeName: 'assigneeId',
}
/** Steps that take the agency away without naming one. */
const UNASSIGNING = ['return', 'unassign', 'undo_accept']

/** Who gave the field its value of now; `activities` from the newest. */
export function lastChangeOf(activities: readonly Activity[], field: string): Activity | null {
  const detail = DETAIL_OF[field] ?? field
  const found = activities.find(({ type, details }) => {
    if (field === 'agencyCode' && UNASSIGNING.includes(type)) return true
    return detail in details || (isObject(details.changes) && detail in details.changes)
  })
  return found ?? activities[0] ?? null
}

function isSame(one: FieldValue | undefined, two: FieldValue | undefined): boolean {
  return (one || null) === (two || null)
}

function keysOf<F extends Fields>(fields: F): (keyof F & string)[] {
  return Object.keys(fields)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
