import type { AppContext } from '../../../platform/http/app-context.ts'

/** What the use cases of incidents and answers need. */
export type IncidentsContext = Pick<AppContext, 'db' | 'jobs' | 'vault' | 'clock' | 'log' | 'region'>
