/** The figures of the installation as they are now: what `/readyz`, `/metrics` and `doctor` know, without personal data. */
import { countWaitingCopies } from '../../modules/attachments/index.ts'
import { readBookFacts } from '../../modules/book/index.ts'
import { countTroubledChannels } from '../../modules/channels/index.ts'
import { countRaw } from '../../modules/inbox/index.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database/db.ts'
import { countMissingMigrations } from '../../platform/database/migrate.ts'
import { FileStoreError } from '../../platform/files/store/bucket-error.ts'
import { readCopyAges } from '../backup/copy-ages.ts'
import type { CopyAges } from '../backup/judge-copies.ts'
import type { Product } from '../context.ts'
import { readDiskRoom } from './disk-room.ts'
import {
  findBackup,
  findMadeBackup,
  findWorkersSeen,
  getDatabaseFigures,
  getJobFigures,
  getOutboxFigures,
} from './installation.repository.ts'
import type { InstallationFacts } from './judge-installation.ts'

export async function readInstallation({
  context,
  config,
  jobs,
  bucket,
  lookAtCertificate,
}: Product): Promise<InstallationFacts> {
  const { db, clock } = context
  const now = clock()
  const [
    database,
    missingMigrations,
    raw,
    outbox,
    queue,
    attachmentsWaiting,
    channels,
    backup,
    copies,
    book,
    seenSeconds,
    byHandSeconds,
    fileStore,
    certificate,
  ] = await Promise.all([
    readDatabase(db),
    countMissingMigrations(db),
    countRaw(db),
    readOutbox(db, now),
    getJobFigures(db),
    countWaitingCopies(db),
    countTroubledChannels(db, now),
    findBackup(db),
    readCopies(config, now),
    readBookFacts(db, now),
    findWorkersSeen(db),
    config.backup.folder === null ? findMadeBackup(db) : null,
    lookAtStore(bucket),
    lookAtCertificate(),
  ])
  return {
    database,
    missingMigrations,
    workers: { role: config.role, isReady: jobs.isReady(), seenSeconds },
    inbox: { ...raw, oldestSeconds: secondsSince(raw.oldestAt, now) },
    outbox,
    jobs: queue,
    attachmentsWaiting,
    channels,
    fileStore,
    disk: readDiskRoom(config.dataDir),
    certificate,
    backup,
    copies,
    byHandSeconds,
    book,
  }
}

/** A folder that cannot be read is as one without backups: somebody has to look. */
async function readCopies({ backup }: Config, now: Date): Promise<CopyAges | null> {
  if (backup.folder === null) return null
  return readCopyAges(backup.folder, now).catch(() => ({ madeSeconds: null, verifiedSeconds: null }))
}

async function lookAtStore(bucket: Product['bucket']): Promise<InstallationFacts['fileStore']> {
  if (bucket === null) return null
  const startedAt = performance.now()
  const failure = await bucket.look().then(
    () => null,
    (error: unknown) => {
      if (error instanceof FileStoreError) return error.failure
      throw error
    },
  )
  return { answerMs: Math.round(performance.now() - startedAt), failure }
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
