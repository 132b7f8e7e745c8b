/** What a file would change in a directory. Applying the difference to the current rows gives the rows of the file. */
import { changedFields, type FieldChange } from './changed-fields.ts'
import type { NumberedRow } from './read-sheet-rows.ts'
import { keyOf, type Row, type SheetSpec, type Value } from './sheet-spec.ts'

export type ChangedRow = NumberedRow & { key: string; fields: Record<string, FieldChange<Value>> }
export type SheetDiff = {
  added: (NumberedRow & { key: string })[]
  changed: ChangedRow[]
  removed: { key: string; row: Row }[]
  sameCount: number
}

type Options = { isComplete: boolean; today: string }

export function diffSheet(
  spec: SheetSpec,
  { current, incoming }: { current: readonly Row[]; incoming: readonly NumberedRow[] },
  { isComplete, today }: Options,
): SheetDiff {
  const currentByKey = new Map(current.map((row) => [keyOf(spec, row), row]))
  const diff: SheetDiff = { added: [], changed: [], removed: [], sameCount: 0 }
  const rows = incoming.map(({ row }) => row)
  for (const { number, row } of incoming) {
    const key = keyOf(spec, row)
    const before = currentByKey.get(key)
    const fields = before ? changedFields(before, row) : {}
    if (!before) diff.added.push({ key, number, row })
    else if (Object.keys(fields).length > 0) diff.changed.push({ key, number, row, fields })
    else diff.sameCount += 1
    currentByKey.delete(key)
  }
  if (isComplete) {
    for (const [key, row] of currentByKey)
      if (spec.isMissing(row, rows, today)) diff.removed.push({ key, row })
  }
  return diff
}
