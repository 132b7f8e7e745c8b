import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { listShown } from './practice-list.repository.ts'
import type { PracticesContext } from './read-practices.ts'
import { recountPractice } from './save-practice.ts'

/** One after another: each is a few statements over the ledger, and none is in a hurry. */
export async function recountPractices(context: PracticesContext): Promise<void> {
  for (const { id } of await listShown(context.db)) await recountPractice(context, id)
}

export function practiceJobs(context: PracticesContext): JobDefinition[] {
  return [{ name: 'practices.recount', cron: '40 * * * *', handle: () => recountPractices(context) }]
}
