import { z } from 'zod'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { LearningContext } from './learning-context.ts'
import { LEARN_JOB, runLearning } from './run-learning.ts'

const Payload = z.object({ by: z.string().nullable().default(null) })

export function learningJobs(context: LearningContext): JobDefinition[] {
  return [
    {
      name: LEARN_JOB,
      async handle(payloads) {
        const [asked] = payloads
        await runLearning(context, Payload.parse(asked ?? {}).by)
      },
    },
    {
      name: 'reader.learn_at_night',
      cron: '20 2 * * *',
      handle: async () => void (await runLearning(context, null)),
    },
  ]
}
