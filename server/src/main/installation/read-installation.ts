/** The figures of the installation as they are now: what `/readyz`, `/metrics` and `doctor` know, without personal data. */
import { countWaitingCopies } from '../../modules/attachments/index.ts'
import { readBookFacts } from '../../modules/book/index.ts'
import { countTroubledChannels } from '../../modules/channels/index.ts'
import { countRaw } from '../../modules/inbox/index.ts'
import type { Db } from '../../platform/database/db.ts'
import { countMissingMigrations } from '../../platform/database/migrate.ts'
import type { Product } from '../context.ts'
import { readDiskRoom } from './disk-room.ts'
import { findBackup, getDatabaseFigures, getJobFigures, getOutboxFigures } from './installation.repository.ts'
import type { InstallationFacts } from './judge-installation.ts'

export async function readInstallation({ context, config, jobs }: Product): Promise<InstallationFacts> {
  const { db, clock } = context
  const now = clock()
  const [database, missingMigrations, raw, outbox, queue, attachmentsWaiting, channels, backup, book] =
    await Promise.all([
      readDatabase(db),
      countMissingMigrations(db),
      countRaw(db),
      readOutbox(db, now),
      getJobFigures(db),
      countWaitingCopies(db),
      countTroubledChannels(db, now),
      findBackup(db),
      readBookFacts(db, now),
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
    book,
  }
}

function secondsSince(at: Date | null, now: Date): number | null {
  return at && Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000))
}

async function readDatabase(db: Db): Promise<InstallationFacts['database']> {
  const startedAt = performance.now()
  const row = await getDatabaseFigures(db)
  return { ...row, answerMs: Math.round(performance.now() - startedAt) }
}

async function readOutbox(db: Db, now: Date): Promise<InstallationFacts['outbox']> {
  const row = await getOutboxFigures(db, now)
  const { oldestAt, ...counts } = row
  return { ...counts, oldestSeconds: secondsSince(oldestAt, now) }
}
