/** Keeps tables in one file of changes, with named counts, so that an emulator remembers over restarts. */
import { z } from 'zod'
import { type Journal, openJournal } from './journal.ts'
import { createTable, type Table, type TableChange } from './table.ts'

const Line = z.object({ table: z.string(), row: z.unknown().optional(), removed: z.string().optional() })
const Sequence = z.object({ name: z.string(), value: z.number().int() })
type Sequence = z.infer<typeof Sequence>

/** When the file has so many lines beyond what is still true, it is written anew. */
const SPARE_LINES = 200_000

type AnyTable = Pick<Table<unknown>, 'all' | 'clear' | 'restore'>
type Named = Record<string, AnyTable>

export type Store<Tables extends Named> = Tables & {
  sequences: Table<Sequence>
  /** Gives the next number of a named count, from 1. */
  next(name: string): number
  /** Gives all rows by table: two runs with one seed and one clock are equal here. */
  dump(): Record<string, unknown[]>
  clear(): void
  close(): void
}

/** The tag of a table is enough to bring a row back; a table that is gone is passed over. */
function restore(tables: Named, journal: Journal): void {
  const byName = new Map(Object.entries(tables))
  for (const line of journal.take()) {
    const change = Line.parse(line)
    byName.get(change.table)?.restore(change)
  }
}

function rowsOf(tables: Named): { table: string; row: unknown }[] {
  return Object.entries(tables).flatMap(([table, rows]) => rows.all().map((row) => ({ table, row })))
}

export function openStore<Tables extends Named>({
  path,
  createTables,
  onChange,
}: {
  path: string | null
  createTables: (onChange: (change: TableChange) => void) => Tables
  onChange: () => void
}): Store<Tables> {
  const journal = path === null ? null : openJournal(path)
  let spareLines = 0
  function note(change: TableChange): void {
    onChange()
    if (journal === null) return
    journal.append(change)
    spareLines += 1
    if (spareLines < SPARE_LINES) return
    spareLines = 0
    journal.rewrite(rowsOf(all))
  }
  const tables = createTables(note)
  const sequences = createTable({
    name: 'sequences',
    schema: Sequence,
    key: ({ name }) => name,
    onChange: note,
  })
  const all = { ...tables, sequences }
  if (journal) {
    restore(all, journal)
    journal.rewrite(rowsOf(all))
  }

  return {
    ...all,
    next(name) {
      const value = (sequences.get(name)?.value ?? 0) + 1
      sequences.put({ name, value })
      return value
    },
    dump: () => Object.fromEntries(Object.entries(all).map(([name, rows]) => [name, rows.all()])),
    clear() {
      for (const table of Object.values(all)) table.clear()
      journal?.rewrite([])
      onChange()
    },
    close: () => journal?.close(),
  }
}
