/** Verifies the journal: every row has its link, and every link follows from the one before. */
import { createHash } from 'node:crypto'
import type { Database } from '../../../platform/database/db.ts'
import { getJournalHead, hasUnlinked, type JournalHead, readLinks } from './journal-chain.repository.ts'
export type JournalVerdict =
  | { isWhole: true; head: JournalHead }
  | { isWhole: false; problem: 'changed' | 'removed' | 'added' | 'cut' | 'replaced'; seq: number }

/** Reads one snapshot, page by page. `known`: a head that was recorded earlier. */
export function verifyJournal(db: Database, known: JournalHead | null = null): Promise<JournalVerdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const head = await getJournalHead(tx)
      let last: JournalHead = { seq: 0, hash: '' }
      for (;;) {
        const rows = await readLinks(tx, last.seq)
        if (rows.length === 0) break
        for (const { seq, hash, content } of rows) {
          if (seq !== last.seq + 1) return { isWhole: false, problem: 'removed', seq: last.seq + 1 }
          if (content === null) return { isWhole: false, problem: 'removed', seq }
          if (hashOf(last.hash, content) !== hash) return { isWhole: false, problem: 'changed', seq }
          if (known?.seq === seq && known.hash !== hash) return { isWhole: false, problem: 'replaced', seq }
          last = { seq, hash }
        }
      }
      if (last.seq !== head.seq || last.hash !== head.hash || (known !== null && known.seq > head.seq)) {
        return { isWhole: false, problem: 'cut', seq: last.seq + 1 }
      }
      if (await hasUnlinked(tx)) return { isWhole: false, problem: 'added', seq: head.seq + 1 }
      return { isWhole: true, head }
    })
}

function hashOf(previous: string, content: string): string {
  return createHash('sha256').update(`${previous}\n${content}`).digest('hex')
}
