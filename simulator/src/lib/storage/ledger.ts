/**
 * Keeps what was emitted, how it was delivered, what was asked and what came of it. Entries are only added, so that a
 * checker can compare the ledger with the product's database after a crash.
 */
import { z } from 'zod'
import { openJournal } from './journal.ts'

/** Entries beyond this number are kept in the file only. */
const KEPT_IN_MEMORY = 100_000

export type RequestEffect = 'created' | 'repeated' | 'changed' | 'read' | 'refused' | 'none'

export const LedgerEntry = z.looseObject({ seq: z.number(), at: z.string(), kind: z.string() })
export type LedgerEntry = z.infer<typeof LedgerEntry>

export type Ledger<Entry extends { kind: string }> = {
  add(record: Entry): LedgerEntry
  /** Entries after `since`; `oldestSeq` is the first one still in memory. */
  read(page: { since: number; limit: number }): { entries: LedgerEntry[]; lastSeq: number; oldestSeq: number }
  close(): void
}

export function openLedger<Entry extends { kind: string }>({
  path,
  now,
}: {
  path: string | null
  now: () => Date
}): Ledger<Entry> {
  const journal = path === null ? null : openJournal(path)
  const entries = (journal?.take() ?? []).slice(-KEPT_IN_MEMORY).map((line) => LedgerEntry.parse(line))
  let lastSeq = entries.at(-1)?.seq ?? 0

  return {
    add(record) {
      lastSeq += 1
      const entry: LedgerEntry = { seq: lastSeq, at: now().toISOString(), ...record }
      entries.push(entry)
      journal?.append(entry)
      // Drops entries by thousands, because shifting one by one would move the whole list each time.
      if (entries.length > KEPT_IN_MEMORY + 1000) entries.splice(0, 1000)
      return entry
    },
    read({ since, limit }) {
      const oldestSeq = entries[0]?.seq ?? lastSeq + 1
      const start = Math.max(0, since + 1 - oldestSeq)
      return { entries: entries.slice(start, start + limit), lastSeq, oldestSeq }
    },
    close: () => journal?.close(),
  }
}
