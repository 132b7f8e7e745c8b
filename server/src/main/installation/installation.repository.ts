/** What the database says of itself and of its queues. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { InstallationFacts } from './judge-installation.ts'

export async function pingDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}

export async function getDatabaseFigures(
  db: Db,
): Promise<{ version: string; sizeBytes: number; standbys: number; lateStandbys: number }> {
  const { rows } = await sql<{ version: string; sizeBytes: number; standbys: number; lateStandbys: number }>`
    select current_setting('server_version') as version,
      pg_database_size(current_database())::float8 as "sizeBytes",
      (select count(*) from pg_stat_replication)::int as standbys,
      (select count(*) from pg_stat_replication
        where state <> 'streaming' or replay_lag > interval '1 minute')::int as "lateStandbys"`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database says nothing of itself')
  return row
}

/** Those that are due; what is planned for later waits for nobody. Failed ones of the last day. */
export async function getJobFigures(db: Db): Promise<InstallationFacts['jobs']> {
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

/** Each process with workers looks every half a minute which schedules are due, and the newest look is kept. */
export async function findWorkersSeen(db: Db): Promise<number | null> {
  const { rows: found } = await sql<{
    table: string | null
  }>`select to_regclass('pgboss.version')::text as table`.execute(db)
  if (!found[0]?.table) return null
  const { rows } = await sql<{ seenSeconds: number | null }>`
    select greatest(0, round(extract(epoch from now() - max(cron_on))))::int as "seenSeconds"
    from pgboss.version`.execute(db)
  return rows[0]?.seenSeconds ?? null
}

/** The archive of the write-ahead log is the part of a backup that the database itself knows of. */
export async function findBackup(db: Db): Promise<InstallationFacts['backup']> {
  const { rows } = await sql<{ archivedSeconds: number | null; isFailing: boolean }>`
    select round(extract(epoch from now() - last_archived_time))::float8 as "archivedSeconds",
      coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as "isFailing"
    from pg_stat_archiver where current_setting('archive_mode') <> 'off'`.execute(db)
  const [row] = rows
  if (!row || (row.archivedSeconds === null && !row.isFailing)) return null
  return { archivedSeconds: row.archivedSeconds ?? 0, isFailing: row.isFailing }
}

/** The last backup of all, also one that somebody made by the command; null: the journal knows of none. */
export async function findMadeBackup(db: Db): Promise<number | null> {
  const { rows } = await sql<{ madeSeconds: number | null }>`
    select greatest(0, round(extract(epoch from now() - at)))::float8 as "madeSeconds"
    from journal where action = 'backup.made' order by id desc limit 1`.execute(db)
  return rows[0]?.madeSeconds ?? null
}

export function findRegion(db: Db): Promise<{ isDemo: boolean } | undefined> {
  return db.selectFrom('region').select('isDemo').executeTakeFirst()
}

export function getOutboxFigures(db: Db, now: Date) {
  return db
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
}
