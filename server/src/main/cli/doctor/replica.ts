import { createPool } from '../../../platform/database/db.ts'
import { measureReplica } from '../../../platform/database/replica/replica.ts'
import type { DoctorCheck } from './check.ts'

/** A standby catches up with so much in a moment; with more, people read from the primary. */
const MUCH_BYTES = 16 * 1024 * 1024

export const replica: DoctorCheck = {
  name: 'replica',
  async run({ config, access }) {
    if (config.readUrl === null) return { state: 'ok', found: 'none: people read from the primary' }
    const primary = createPool(access.runtime, { max: 1 })
    try {
      const behind = await measureReplica(primary, config.readUrl)
      const found = `${Math.max(0, Math.round(behind / 1024))} KB behind`
      if (behind < MUCH_BYTES) return { state: 'ok', found }
      return { state: 'warning', found, fix: 'look at pg_stat_replication and the log of the standby' }
    } catch (error) {
      const found = `people read from the primary: ${error instanceof Error ? error.message : 'no answer'}`
      return { state: 'failed', found, fix: 'mend the server of DATABASE_READ_URL, or leave it out' }
    } finally {
      await primary.end()
    }
  },
}
