import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { saveFirstSpells, saveSpells } from './durability/index.ts'
import { saveDueForecast } from './forecast/index.ts'
import { drawWeek } from './quality/index.ts'
import { createNorms, lookForSurges } from './radar/index.ts'
import { REPLAY_JOB, runReplay } from './replay/index.ts'

/** What looks at the region by itself: surges every five minutes, deadlines of the day every quarter of an hour, the rest at night. */
export function reportsJobs(context: Pick<AppContext, 'db' | 'clock' | 'region' | 'log'>): JobDefinition[] {
  const norms = createNorms(context)
  return [
    {
      name: 'reports.surges',
      cron: '*/5 * * * *',
      async handle() {
        const found = await lookForSurges({ ...context, norms })
        if (found.length > 0) context.log.info({ found: found.length }, 'reports.surges')
      },
    },
    { name: 'reports.forecast', cron: '2-59/5 * * * *', handle: () => saveDueForecast(context) },
    {
      name: REPLAY_JOB,
      async handle(payloads) {
        for (const { id } of payloads) if (typeof id === 'string') await runReplay(context, id)
      },
    },
    { name: 'reports.spells', cron: '50 3 * * *', handle: () => saveSpells(context) },
    // A region that was opened or loaded today need not wait for the night.
    { name: 'reports.first_spells', cron: '*/5 * * * *', handle: () => saveFirstSpells(context) },
    {
      name: 'reports.sample',
      // Tried every hour: a Monday without power is made up for.
      cron: '20 * * * *',
      async handle() {
        const drawn = await drawWeek(context)
        if (drawn !== null) context.log.info({ drawn }, 'reports.sample')
      },
    },
  ]
}
