/** For the one search: outages that the reader may open, the latest first. */
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listByHits } from '../../text/index.ts'
import { reachOf } from '../outages.policy.ts'
import { type Asked, listOutagesWith } from './found-outages.repository.ts'

type Found = { id: string; title: string; about: string; municipalityCode: string }

export async function findOutagesByWords(
  { db }: { db: Db },
  { actor, ...asked }: Asked & { actor: Actor },
): Promise<Found[]> {
  const reach = reachOf(actor, 'read', await getDirectory(db))
  const rows = await listByHits({
    ...asked,
    list: (newest) => listOutagesWith(db, { ...asked, reach, newest }),
  })
  return rows.map(({ number, ...row }) => ({ ...row, about: `№ ${number}` }))
}
