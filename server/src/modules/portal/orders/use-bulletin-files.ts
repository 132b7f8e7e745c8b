import type { BulletinContent } from '@veche/contract/portal/orders.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { lockBulletinFiles, updateBulletinFilesUsed } from './bulletin-files.repository.ts'

type Using = { bulletinId: string; content: BulletinContent; actor: Actor }

/** The writer's own that nothing uses yet, or those that this bulletin has already. */
export async function useBulletinFiles(tx: Tx, { bulletinId, content, actor }: Using): Promise<void> {
  const ids = content.files.map(({ id }) => id)
  if (ids.length === 0) return
  if (new Set(ids).size < ids.length) throw new InvalidError('bulletin.file_twice', { field: 'files' })
  const rows = await lockBulletinFiles(tx, ids)
  const fits = rows.filter((row) =>
    row.bulletinId === null ? row.uploadedBy === actor.id : row.bulletinId === bulletinId,
  )
  if (fits.length < ids.length) throw new InvalidError('bulletin.file_gone', { field: 'files' })
  await updateBulletinFilesUsed(tx, ids, bulletinId)
}
