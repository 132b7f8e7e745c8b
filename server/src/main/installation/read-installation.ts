/** The figures of the installation as they are now: what `/readyz`, `/metrics` and `doctor` know, without personal data. */
import { sql } from 'kysely'
import { countWaitingCopies } from '../../modules/attachments/index.ts'
import { countTroubledChannels } from '../../modules/channels/index.ts'
import { countRaw } from '../../modules/inbox/index.ts'
import type { Db } from '../../platform/database/db.ts'
import { countMissingMigrations } from '../../platform/database/migrate.ts'
import type { Product } from '../context.ts'
import { readDiskRoom } from './disk-room.ts'
import type { InstallationFacts } from './judge-installation.ts'

export async function readInstallation({ context, config, jobs }: Product): Promise<InstallationFacts> {
  const { db, clock } = context
  const now = clock()
  const [database, missingMigrations, raw, outbox, queue, attachmentsWaiting, channels, backup] =
    await Promise.all([
      readDatabase(db),
      countMissingMigrations(db),
      countRaw(db),
      readOutbox(db, now),
      readJobs(db),
      countWaitingCopies(db),
      countTroubledChannels(db, now),
      readBackup(db),
    ])
  return {
    database,
    missingMigrations,
    workers: { role: config.role, isReady: jobs.isReady() },
    inbox: { ...raw, oldestSeconds: secondsSince(raw.oldestAt, now) },
    outbox,
    jobs: queue,
    attachmentsWaiting,
    channels,
    disk: readDiskRoom(config.dataDir),
    backup,
  }
}

function secondsSince(at: Date | null, now: Date): number | null {
  return at && Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000))
}

async function readDatabase(db: Db): Promise<InstallationFacts['database']> {
  const startedAt = performance.now()
  const { rows } = await sql<{ version: string; sizeBytes: number; standbys: number; lateStandbys: number }>`
    select current_setting('server_version') as version,
      pg_database_size(current_database())::float8 as "sizeBytes",
      (select count(*) from pg_stat_replication)::int as standbys,
      (select count(*) from pg_stat_replication
        where state <> 'streaming' or replay_lag > interval '1 minute')::int as "lateStandbys"`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database says nothing of itself')
  return { ...row, answerMs: Math.round(performance.now() - startedAt) }
}

async function readOutbox(db: Db, now: Date): Promise<InstallationFacts['outbox']> {
  const row = await db
    .selectFrom('outbox')
    .select(({ fn, eb, and }) => [
      fn.countAll<number>().filterWhere('state', '=', 'queued').as('queued'),
      fn.countAll<number>().filterWhere('state', '=', 'sending').as('sending'),
      fn.countAll<number>().filterWhere('state', '=', 'unknown').as('unknown'),
      fn.countAll<number>().filterWhere('state', '=', 'failed').as('failed'),
      fn
        .min('nextAttemptAt')
        .filterWhere(and([eb('state', '=', 'queued'), eb('nextAttemptAt', '<=', now)]))
        .as('oldestAt'),
    ])
    .where('state', 'in', ['queued', 'sending', 'unknown', 'failed'])
    .executeTakeFirstOrThrow()
  const { oldestAt, ...counts } = row
  return { ...counts, oldestSeconds: secondsSince(oldestAt, now) }
}

/** Those that are due; what is planned for later waits for nobody. Failed ones of the last day. */
async function readJobs(db: Db): Promise<InstallationFacts['jobs']> {
  const { rows: found } = await sql<{
    table: string | null
  }>`select to_regclass('pgboss.job')::text as table`.execute(db)
  // A node that only answers people may be the first to start: the workers make their tables.
  if (!found[0]?.table) return { waiting: 0, failed: 0, oldestSeconds: null }
  const { rows } = await sql<{ waiting: number; failed: number; oldestSeconds: number | null }>`
    select count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting,
      count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day')::int as failed,
      round(extract(epoch from now() - min(start_after)
        filter (where state in ('created', 'retry') and start_after <= now())))::int as "oldestSeconds"
    from pgboss.job`.execute(db)
  return rows[0] ?? { waiting: 0, failed: 0, oldestSeconds: null }
}

/** The archive of the write-ahead log is the part of a backup that the database itself knows of. */
async function readBackup(db: Db): Promise<InstallationFacts['backup']> {
  const { rows } = await sql<{ archivedSeconds: number | null; isFailing: boolean }>`
    select round(extract(epoch from now() - last_archived_time))::float8 as "archivedSeconds",
      coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as "isFailing"
    from pg_stat_archiver where current_setting('archive_mode') <> 'off'`.execute(db)
  const [row] = rows
  if (!row || (row.archivedSeconds === null && !row.isFailing)) return null
  return { archivedSeconds: row.archivedSeconds ?? 0, isFailing: row.isFailing }
}
