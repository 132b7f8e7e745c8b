import type { FakeEvidence } from '@veche/contract/fakes.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { canWithFake, type FakeRow, losesEvidence } from '../card/index.ts'
import { listEvidence } from './evidence.repository.ts'

export async function presentEvidence(
  db: Db,
  { fake, actor }: { fake: FakeRow; actor: Actor },
): Promise<FakeEvidence[]> {
  const isOpen = losesEvidence(fake) && isPermitted(actor, 'fakes.work') && canWithFake(actor, 'facts', fake)
  const isWorker = canWithFake(actor, 'work', fake)
  const rows = await listEvidence(db, fake.id)
  return rows.map(({ addedBy, fileId, fileName, contentType, size, ...row }) => ({
    ...row,
    // The hash is of the file itself; of an address we have no copy to hash.
    hash: fileId === null ? null : row.hash,
    addedAt: row.addedAt.toISOString(),
    file:
      fileId === null
        ? null
        : { id: fileId, name: fileName ?? '', contentType: contentType ?? '', size: size ?? 0 },
    canRemove: isOpen && (isWorker || addedBy === actor.id),
  }))
}
