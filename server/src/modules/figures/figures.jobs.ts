import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { correctFigures, foldFigures } from './ledger/index.ts'

/** Figures are fresh without these jobs; folding keeps them quick, and a recount shows that they are right. */
export function figuresJobs({ db, log }: Pick<AppContext, 'db' | 'log'>): JobDefinition[] {
  return [
    { name: 'figures.fold', cron: '* * * * *', handle: () => foldFigures(db) },
    {
      name: 'figures.recount',
      cron: '35 3 * * *',
      async handle() {
        for (const drift of await correctFigures(db)) log.error(drift, 'figures.drift')
      },
    },
  ]
}
