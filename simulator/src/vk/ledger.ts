/**
 * The ledger: what was emitted, how it was delivered, what was asked and what came of it. Only added to, so that a
 * checker can compare it with the product's database after a crash.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { openJournal } from '../lib/journal.ts'

/** More than this is kept in the file only. */
const KEPT_IN_MEMORY = 100_000

export type RequestEffect = 'created' | 'repeated' | 'changed' | 'read' | 'refused' | 'none'

export type LedgerRecord =
  | { kind: 'reset'; seed: number }
  | {
      kind: 'emitted'
      groupId: number
      type: string
      /** What the event speaks of, whatever its event id: `wall:-456_7_12`, `message:456:2000000001:12`. */
      naturalKey: string
      eventId: string
      longPollEventId: string
      callbackServers: number[]
      longPollTs: number | null
      object: unknown
    }
  | {
      kind: 'delivery'
      groupId: number
      serverId: number
      eventId: string
      attempt: number
      outcome: 'accepted' | 'failed' | 'given_up' | 'dropped_by_fault'
      status: number | null
      answer: string
      nextAttemptInMs: number | null
    }
  | { kind: 'confirmation'; groupId: number; serverId: number; isConfirmed: boolean; answer: string }
  | { kind: 'long_poll'; groupId: number; ts: string; eventIds: string[]; failed: number | null }
  | {
      kind: 'request'
      method: string
      groupId: number | null
      tokenId: string | null
      params: Record<string, string>
      idempotencyKey: string | null
      effect: RequestEffect
      createdId: string | null
      errorCode: number | null
      fault: string | null
    }

export const LedgerEntry = z.looseObject({ seq: z.number(), at: z.string(), kind: z.string() })
export type LedgerEntry = z.infer<typeof LedgerEntry>

export type Ledger = {
  add(record: LedgerRecord): LedgerEntry
  /** Entries after `since`; `oldestSeq` is the first one still in memory. */
  read(page: { since: number; limit: number }): { entries: LedgerEntry[]; lastSeq: number; oldestSeq: number }
  close(): void
}

export function openLedger({ dataDir, now }: { dataDir: string | null; now: () => Date }): Ledger {
  const journal = dataDir === null ? null : openJournal(join(dataDir, 'vk-ledger.jsonl'))
  const entries = (journal?.take() ?? []).slice(-KEPT_IN_MEMORY).map((line) => LedgerEntry.parse(line))
  let lastSeq = entries.at(-1)?.seq ?? 0

  return {
    add(record) {
      lastSeq += 1
      const entry: LedgerEntry = { seq: lastSeq, at: now().toISOString(), ...record }
      entries.push(entry)
      journal?.append(entry)
      // Thrown away in thousands: shifting one by one would move the whole list each time.
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
