/**
 * Runs the checker of the storm, which knows the networks' ledgers and the product's tables and none of the product's
 * code.
 */
import type pg from 'pg'
import type { Decision } from '../doubts.ts'
import type { StormFront } from '../fronts/front.ts'
import { checkAnswers } from './check-answers.ts'
import { checkDoubts } from './check-doubts.ts'
import { checkGaps } from './check-gaps.ts'
import { checkIntake } from './check-intake.ts'
import { checkMessages } from './check-messages.ts'
import { checkWork } from './check-work.ts'
import type { CheckResult, StormCheck, WorkInput } from './promises.ts'
import { arrivalOf, listRawRows } from './raw-rows.ts'

export async function checkStorm(
  { fronts, decisions }: { fronts: readonly StormFront[]; decisions: readonly Decision[] },
  work: WorkInput,
): Promise<StormCheck> {
  const networks: StormCheck['networks'] = []
  for (const front of fronts)
    networks.push({ network: front.network, ...(await checkNetwork(work.pool, front, decisions)) })
  return { networks, work: await checkWork(work) }
}

async function checkNetwork(
  pool: pg.Pool,
  front: StormFront,
  decisions: readonly Decision[],
): Promise<CheckResult> {
  const facts = await front.readFacts(arrivalOf(await listRawRows(pool, front)))
  const input = { pool, front, facts, decisions }
  const parts = [
    await checkIntake(input),
    await checkMessages(input),
    await checkAnswers(input),
    await checkDoubts(input),
    await checkGaps(input),
  ]
  return {
    facts: Object.assign({}, ...parts.map((part) => part.facts)),
    invariants: parts.flatMap(({ invariants }) => invariants),
  }
}
