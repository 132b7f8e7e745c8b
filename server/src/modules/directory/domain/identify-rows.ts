/**
 * Which row of the directory a row of a file is. A row of an export bears its id, so whatever was edited in it, it stays
 * that row; one without an id is the row that it names. A row copied to make another has its id too: the one that still
 * says what is there keeps it, the copy is new.
 */
import { keyOf, type Row, type SheetSpec } from './sheet-spec.ts'

/** The rows with their id; as they are where the directory is not kept by ids. */
export function identifyRows(spec: SheetSpec, rows: readonly Row[], current: readonly Row[]): Row[] {
  const { natural } = spec
  if (!natural) return [...rows]
  const byId = new Map(current.map((row) => [row.id, row]))
  const naming = { ...spec, key: natural }
  const byName = new Map(current.map((row) => [keyOf(naming, row), row.id]))
  const taken = new Set<unknown>()
  const ids = rows.map((): Row[string] | undefined => undefined)
  const isSame = (row: Row) =>
    spec.columns.every(({ field }) => (byId.get(row.id)?.[field] ?? null) === (row[field] ?? null))
  const take = (choose: (row: Row) => Row[string] | undefined) => {
    for (const [index, row] of rows.entries()) {
      const id = ids[index] === undefined ? choose(row) : undefined
      if (id === undefined || id === null || taken.has(id)) continue
      taken.add(id)
      ids[index] = id
    }
  }
  const ownId = ({ id }: Row) => (byId.has(id) ? id : undefined)
  take((row) => (isSame(row) ? ownId(row) : undefined))
  take(ownId)
  take((row) => byName.get(keyOf(naming, row)))
  return rows.map((row, index) => ({ ...row, id: ids[index] ?? `new ${index}` }))
}
