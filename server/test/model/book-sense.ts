/** Reads what the ledger has told the Book as a stranger does, and names what cannot have been so. */
import { readEntry, writeEntry } from '@veche/book/entry/read-entry.ts'
import { endWalk, startWalk, walkOn } from '@veche/book/sense/walk.ts'
import { sql } from 'kysely'
import { type Change, entryOfChange, inOrder } from '../../src/modules/book/writing/domain/entry-of-change.ts'
import type { Database } from '../../src/platform/database/db.ts'

/** What the Book adds by itself. */
const COMMITMENT = 'a'.repeat(64)

/** Faults as «code of question: entry», of changes in the order in which a Book that begins now takes them. */
export async function faultsOfBook(db: Database, now: Date): Promise<string[]> {
  const { rows } = await sql<Change>`select id, kind, at, facts from question_change order by at, id`.execute(
    db,
  )
  const walk = startWalk({ now: Math.floor(now.getTime() / 1000), seen: [] })
  const entries = inOrder(rows, null).map((change) =>
    readEntry(writeEntry(entryOfChange(change, change.kind === 'taken' ? COMMITMENT : null))),
  )
  for (const [index, entry] of entries.entries()) walkOn(walk, entry, index + 1)
  endWalk(walk)
  return walk.faults.map(
    ({ code, question, index }) =>
      `${code} of ${question}: ${JSON.stringify(entries[(index ?? 0) - 1] ?? null)}`,
  )
}
