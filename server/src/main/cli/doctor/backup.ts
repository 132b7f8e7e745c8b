/** When the last backup was made, and when one was last proved by restoring it. */
import { sql } from 'kysely'
import { readCopyAges } from '../../backup/copy-ages.ts'
import { judgeCopies } from '../../backup/judge-copies.ts'
import type { OpenDatabase } from '../open-system.ts'
import type { DoctorCheck, Finding } from './check.ts'

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S
const STATE = { ok: 'ok', attention: 'warning', late: 'failed' } as const

export const backup: DoctorCheck = {
  name: 'backup',
  async run({ config, db }) {
    const archive = await readArchive(db)
    const { folder } = config.backup
    if (folder === null) return ofOthers(archive)
    const ages = await readCopyAges(folder, new Date())
    const found = [
      ages.madeSeconds === null ? 'none yet' : `last good backup ${ago(ages.madeSeconds)} ago`,
      ages.verifiedSeconds === null ? 'never verified' : `last verified ${ago(ages.verifiedSeconds)} ago`,
      ...(config.databaseUrl === null ? [`log ${archive}`] : []),
    ].join(', ')
    if (archive === 'failing') {
      const fix = `look at postgres.log and at ${folder}: until then the log fills the disk of the database`
      return { state: 'failed', found, fix }
    }
    const state = STATE[judgeCopies(ages)]
    if (state === 'ok' && config.databaseUrl === null && archive === 'off')
      return {
        state: 'warning',
        found,
        fix: 'restart the product: the log is archived from the next start on',
      }
    if (state === 'ok') return { state, found }
    return { state, found, fix: `npx veche backup ${folder}, npx veche backup verify ${folder}` }
  },
}

function ofOthers(archive: Archive): Finding {
  if (archive === 'archived')
    return { state: 'ok', found: 'the database archives its log; the product makes no backups' }
  const fix = 'set VECHE_BACKUP_DIR and VECHE_BACKUP_KEY_FILE: docs/operations/backup.md'
  return { state: 'warning', found: 'the product makes none', fix }
}

type Archive = 'off' | 'archived' | 'failing'

async function readArchive(db: OpenDatabase['db']): Promise<Archive> {
  const { rows } = await sql<{ archive: Archive }>`
    select case when current_setting('archive_mode') = 'off' then 'off'
      when last_failed_time > coalesce(last_archived_time, '-infinity') then 'failing'
      else 'archived' end as archive from pg_stat_archiver`.execute(db)
  return rows[0]?.archive ?? 'off'
}

function ago(seconds: number): string {
  if (seconds >= 2 * DAY_S) return `${Math.floor(seconds / DAY_S)} days`
  if (seconds >= HOUR_S) return `${Math.floor(seconds / HOUR_S)} h`
  return `${Math.floor(seconds / 60)} min`
}
