/** The checker of the storm. It knows the network's ledger and the product's tables and nothing of the product's code. */
import { checkAnswers } from './check-answers.ts'
import { checkIntake } from './check-intake.ts'
import { checkMessages } from './check-messages.ts'
import { checkWork } from './check-work.ts'
import type { CheckInput, CheckResult } from './promises.ts'

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
