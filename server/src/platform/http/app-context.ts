import type { JobQueue } from '../background/jobs.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/db.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../vault.ts'

/** What `main/` gives to routes and use cases, so that nothing is global. */
export type AppContext = {
  db: Database
  jobs: JobQueue
  vault: Vault
  clock: Clock
  log: Log
  region: { name: string; timeZone: string }
}
