/** What the checker gets and what it says. */
import type pg from 'pg'
import type { Decision } from '../doubts.ts'
import type { NetworkFacts, StormFront } from '../fronts/front.ts'

/** What it means when a promise does not hold. */
export type Breach = 'lost' | 'doubled' | 'unexplained' | 'wrong' | 'hung'
/** One promise: how much was checked, and every case in which it does not hold. */
export type Invariant = { name: string; breach: Breach; looked: number; violations: string[] }
export type CheckResult = { invariants: Invariant[]; facts: Record<string, number> }

export type NetworkInput = {
  pool: pg.Pool
  front: StormFront
  facts: NetworkFacts
  decisions: readonly Decision[]
}
export type WorkInput = {
  pool: pg.Pool
  /** What the product says of its queues, to be counted again. */
  counters: Record<string, { total: number; late: number }>
  /** What the product's own verifier says; null when the chain holds. */
  brokenChain: string | null
}
export type StormCheck = {
  networks: ({ network: string } & CheckResult)[]
  work: CheckResult
}
