/** Keeps rows in memory with one index and tells `onChange` of every change, so that it can be written down. */
import type { z } from 'zod'

export type TableChange = { table: string; row: unknown } | { table: string; removed: string }

export type Table<Row> = {
  get(key: string): Row | undefined
  put(row: Row): Row
  remove(key: string): void
  all(): Row[]
  /** Lists rows of one group in the order in which they were first put. */
  inGroup(group: string): Row[]
  size(): number
  clear(): void
  /** Takes a written change back in without telling of it. */
  restore(change: { row?: unknown; removed?: string | undefined }): void
}

export function createTable<Row>({
  name,
  schema,
  key,
  group = () => '',
  onChange,
}: {
  name: string
  schema: z.ZodType<Row>
  key: (row: Row) => string
  group?: (row: Row) => string
  onChange: (change: TableChange) => void
}): Table<Row> {
  const rows = new Map<string, Row>()
  const groups = new Map<string, Map<string, Row>>()

  function set(row: Row): void {
    rows.set(key(row), row)
    const members = groups.get(group(row)) ?? new Map<string, Row>()
    members.set(key(row), row)
    groups.set(group(row), members)
  }

  function unset(rowKey: string): void {
    const row = rows.get(rowKey)
    if (row === undefined) return
    rows.delete(rowKey)
    groups.get(group(row))?.delete(rowKey)
  }

  return {
    get: (rowKey) => rows.get(rowKey),
    put(row) {
      set(row)
      onChange({ table: name, row })
      return row
    },
    remove(rowKey) {
      unset(rowKey)
      onChange({ table: name, removed: rowKey })
    },
    all: () => [...rows.values()],
    inGroup: (groupName) => [...(groups.get(groupName)?.values() ?? [])],
    size: () => rows.size,
    clear() {
      rows.clear()
      groups.clear()
    },
    restore({ row, removed }) {
      if (removed === undefined) set(schema.parse(row))
      else unset(removed)
    },
  }
}
