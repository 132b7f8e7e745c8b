import type { BulletinContent } from '@veche/contract/portal/orders.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import {
  type BulletinFileRow,
  lockBulletinFiles,
  updateBulletinFilesUsed,
} from './bulletin-files.repository.ts'

type Using = { bulletinId: string; files: BulletinContent['files']; actor: Pick<Actor, 'id'> }

/** The writer's own that nothing uses yet, or those that this bulletin has already. */
export function useBulletinFiles(tx: Tx, using: Using): Promise<void> {
  return useFiles(tx, using, (row) =>
    row.bulletinId === null ? row.uploadedBy === using.actor.id : row.bulletinId === using.bulletinId,
  )
}

/** Of what somebody has done: only what they brought themselves, so that an id shows nobody another person's file. */
export function useDeedFiles(tx: Tx, using: Using): Promise<void> {
  const { bulletinId, actor } = using
  return useFiles(
    tx,
    using,
    (row) => row.uploadedBy === actor.id && (row.bulletinId === null || row.bulletinId === bulletinId),
  )
}

async function useFiles(
  tx: Tx,
  { bulletinId, files }: Using,
  fits: (row: BulletinFileRow) => boolean,
): Promise<void> {
  const ids = files.map(({ id }) => id)
  if (ids.length === 0) return
  if (new Set(ids).size < ids.length) throw new InvalidError('bulletin.file_twice', { field: 'files' })
  const rows = (await lockBulletinFiles(tx, ids)).filter(fits)
  if (rows.length < ids.length) throw new InvalidError('bulletin.file_gone', { field: 'files' })
  await updateBulletinFilesUsed(tx, ids, bulletinId)
}
