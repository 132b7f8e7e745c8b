/** What the checker is given and what it says. */
import type pg from 'pg'
import type { LedgerFacts } from './ledger.ts'

/** One promise: what was looked at, and every case in which it does not hold. */
export type Invariant = { name: string; looked: number; violations: string[] }
export type CheckInput = {
  pool: pg.Pool
  ledger: LedgerFacts
  /** What the product says of its queues, to be counted again. */
  counters: Record<string, { total: number; late: number }>
  /** From the product's own verifier, or null when the chain holds. */
  brokenChain: string | null
}
export type CheckResult = { invariants: Invariant[]; facts: Record<string, number> }
