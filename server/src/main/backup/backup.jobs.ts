/** The backups that the product makes by itself: each night one, each week one is proved, new files go every few minutes. */
import { addJournal, listActivePeople } from '../../modules/access/index.ts'
import { addNotifications } from '../../modules/notifications/index.ts'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import { FolderIsBusy } from '../../platform/backup/folder-lock.ts'
import { DamagedFile } from '../../platform/backup/sealing.ts'
import type { DatabaseAccess, Tx } from '../../platform/database/db.ts'
import type { Product } from '../context.ts'
import { findBackup } from '../installation/installation.repository.ts'
import type { BackupFolder } from './file-pool.ts'
import { openNightlyFolder } from './open-archive.ts'
import { sweepUnlessBusy } from './sweep-unless-busy.ts'
import { takeBackup } from './take-backup.ts'
import { verifyBackup } from './verify-backup.ts'

type Deps = { product: Product; access: Pick<DatabaseAccess, 'owner'> }
type Act = 'made' | 'verified'
const FAILED = { made: 'failed', verified: 'refused' } as const

export function backupJobs(deps: Deps): JobDefinition[] {
  const { backup, databaseUrl } = deps.product.config
  if (backup.folder === null) return []
  return [
    { name: 'backup.make', cron: '30 2 * * *', handle: () => run(deps, 'made', (to) => make(deps, to)) },
    { name: 'backup.files', cron: '*/5 * * * *', handle: () => sweep(deps) },
    // A copy of the operator's own server is proved where such a server is.
    ...(databaseUrl === null
      ? [
          {
            ...{ name: 'backup.verify', cron: '30 4 * * 0' },
            handle: () => run(deps, 'verified', (to) => verify(deps, to)),
          },
        ]
      : []),
  ]
}

/** Does the work and says in the journal how it went; administrators hear of what failed. */
async function run(
  { product }: Deps,
  act: Act,
  work: (to: BackupFolder) => Promise<{ name: string; details: Record<string, number> }>,
): Promise<void> {
  const { db, clock, log } = product.context
  try {
    const { name, details } = await work(await openFolder(product))
    await addJournal(db, {
      ...{ actor: null, action: `backup.${act}`, objectType: 'backup', objectId: name, details },
    })
  } catch (error) {
    // Somebody makes one by hand at this moment, or this job runs twice.
    if (error instanceof FolderIsBusy) return
    log.error({ err: error }, `backup: ${FAILED[act]}`)
    await db.transaction().execute(async (tx) => {
      const details = { reason: reasonOf(error) }
      await addJournal(tx, {
        ...{ actor: null, action: `backup.${FAILED[act]}`, objectType: 'backup', objectId: null, details },
      })
      await notify(tx, { news: `backup_${FAILED[act]}`, now: clock() })
    })
  }
}

async function openFolder({ config }: Product): Promise<BackupFolder> {
  const folder = await openNightlyFolder(config)
  if (folder === null) throw new Error('No folder of backups is set')
  return folder
}

async function make({ product, access }: Deps, to: BackupFolder) {
  const { config, context } = product
  const { copierUrl, keep } = config.backup
  const { name, manifest } = await takeBackup({
    ...{ to, keep, config, db: context.db, isEmbedded: config.databaseUrl === null, now: context.clock() },
    copier: copierUrl === null ? access.owner : { connectionString: copierUrl },
  })
  const { incidents, files, parts } = manifest
  return { name, details: { incidents, files: files.count, bytes: parts.base.bytes } }
}

async function verify({ product }: Deps, from: BackupFolder) {
  const { config, context } = product
  const verified = await verifyBackup({
    ...{ from, roomIn: config.dataDir, config, now: context.clock() },
    sweep: () => sweepUnlessBusy(from, config),
  })
  if (!verified.isGood) {
    const failed = verified.lines.filter((line) => line.startsWith('FAILED'))
    throw new Error(`The restored copy is not good: ${failed.join('; ')}`)
  }
  const { incidents, files } = verified
  return { name: verified.backup.name, details: { incidents, files } }
}

/**
 * A photograph of today must not wait for the night: the rows that speak of it are archived within a minute. A folder
 * that takes nothing more is told of at once, since the log would fill the disk of the database until then.
 */
async function sweep({ product }: Deps): Promise<void> {
  const { db, clock, log } = product.context
  try {
    await sweepUnlessBusy(await openFolder(product), product.config)
    const archive = product.config.databaseUrl === null ? await findBackup(db) : null
    if (archive?.isFailing) throw new Error('The log of the database cannot be archived')
  } catch (error) {
    log.error({ err: error }, 'backup: files')
    await db.transaction().execute((tx) => notify(tx, { news: 'backup_failed', now: clock() }))
  }
}

/** A code, since the journal holds no paths and no words. */
function reasonOf(error: unknown): string {
  if (error instanceof DamagedFile) return 'damaged'
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return 'failed'
}

/** Once a day each kind, however often it is tried. */
async function notify(tx: Tx, { news, now }: { news: string; now: Date }): Promise<void> {
  const people = await listActivePeople(tx)
  const administrators = people.filter(({ grants }) => grants.some(({ role }) => role === 'administrator'))
  await addNotifications(
    tx,
    administrators.map(({ id: userId }) => ({
      ...{ userId, kind: 'channel', incidentId: null, isUrgent: true },
      details: { news, isOfInstallation: true },
      dedupeKey: `${news}:${now.toISOString().slice(0, 10)}`,
    })),
    now,
  )
}
