import type { PersonRows } from '@veche/contract/admin/persons.ts'

export const NOBODY: PersonRows = { authorIds: [], requestIds: [], subscriptionIds: [], askerIds: [] }

/** The rows with one ticked or unticked. */
export function toggled(rows: PersonRows, kind: keyof PersonRows, id: string): PersonRows {
  const isIn = rows[kind].includes(id)
  return { ...rows, [kind]: isIn ? rows[kind].filter((one) => one !== id) : [...rows[kind], id] }
}
