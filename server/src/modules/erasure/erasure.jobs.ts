import { z } from 'zod'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { ErasureContext } from './erasure-context.ts'
import { ERASE_PERSON_JOB, goOnErasing } from './person/erase-person.ts'
import { removeErasedFiles } from './remove-erased-files.ts'
import { runRetention } from './retention/run-retention.ts'

const Payload = z.object({ demandId: z.uuid() })

export function erasureJobs(context: ErasureContext): JobDefinition[] {
  return [
    { name: 'erasure.files', cron: '41 * * * *', handle: () => removeErasedFiles(context) },
    {
      // Asked for when a demand is confirmed, so that nobody waits for the clock.
      name: ERASE_PERSON_JOB,
      async handle(payloads) {
        for (const payload of payloads) await goOnErasing(context, Payload.parse(payload).demandId)
      },
    },
    {
      // Work that was open has ended meanwhile, or a process died between two questions.
      name: 'erasure.persons',
      cron: '*/10 * * * *',
      handle: () => goOnErasing(context, null),
    },
    {
      name: 'erasure.terms',
      cron: '20 3 * * *',
      async handle() {
        await runRetention(context)
      },
    },
  ]
}
