import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { AnswersContext } from '../parts/index.ts'
import { forgetCommands } from './commands.repository.ts'

/** A device sends again what it had no line for. Later than this a repeat is refused: the card has moved on. */
const KEEP_COMMANDS_MS = 90 * 86_400_000
const PAGE = 5000

export function commandJobs(context: Pick<AnswersContext, 'db' | 'clock'>): JobDefinition[] {
  return [{ name: 'answers.forget_commands', cron: '52 3 * * *', handle: () => forgetOldCommands(context) }]
}

export async function forgetOldCommands(
  { db, clock }: Pick<AnswersContext, 'db' | 'clock'>,
  limit = PAGE,
): Promise<void> {
  const before = new Date(clock().getTime() - KEEP_COMMANDS_MS)
  while ((await forgetCommands(db, { before, limit })) === limit);
}
