/** For the one search: cards that the reader may open, the newest first. */
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { listByHits } from '../../text/index.ts'
import { type Asked, listFakesWith } from './found-fakes.repository.ts'

type Found = { id: string; title: string; about: string; municipalityCode: string | null }

export async function findFakes({ db }: { db: Db }, asked: Asked): Promise<Found[]> {
  const rows = await listByHits({
    ...asked,
    list: (newest) =>
      beyondScope('which of those with the words are shown is asked by the rule of lists', () =>
        listFakesWith(db, { ...asked, newest }),
      ),
  })
  return rows.map(({ number, ...row }) => ({ ...row, about: `№ ${number}` }))
}
