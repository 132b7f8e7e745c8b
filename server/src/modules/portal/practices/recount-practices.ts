/** Effects of practices are read over the ledger once an hour; those of adoptions when a page is opened. */
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { countEffect } from './count-effect.ts'
import { listShown } from './practice-list.repository.ts'
import { getPractice, saveEffect } from './practices.repository.ts'
import type { PracticesContext } from './read-practices.ts'

/** Of what readers see. */
export async function recountPractice(context: PracticesContext, practiceId: string): Promise<void> {
  const { db } = context
  const { content } = await getPractice(db, practiceId, { isNewest: false })
  await saveEffect(db, practiceId, await countEffect(context, content), context.clock())
}

/** One after another: each is a few statements, and none is in a hurry. */
export async function recountPractices(context: PracticesContext): Promise<void> {
  for (const { id } of await listShown(context.db)) await recountPractice(context, id)
}

export function practiceJobs(context: PracticesContext): JobDefinition[] {
  return [{ name: 'practices.recount', cron: '40 * * * *', handle: () => recountPractices(context) }]
}
