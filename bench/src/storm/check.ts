/** The checker of the storm. It knows the network's ledger and the product's tables and nothing of the product's code. */
import type pg from 'pg'
import { checkAnswers } from './check-answers.ts'
import { checkIntake } from './check-intake.ts'
import { checkMessages } from './check-messages.ts'
import { checkWork } from './check-work.ts'
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

export async function checkStorm(input: CheckInput): Promise<CheckResult> {
  const parts = [
    await checkIntake(input),
    await checkMessages(input),
    await checkAnswers(input),
    await checkWork(input),
  ]
  return {
    invariants: parts.flatMap(({ invariants }) => invariants),
    facts: Object.assign({}, ...parts.map(({ facts }) => facts)),
  }
}
