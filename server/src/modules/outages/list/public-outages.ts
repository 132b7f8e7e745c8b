/** What anybody may know of outages, for the pages of the region. */
import type { PublicOutage } from '@veche/contract/outages.ts'
import type { Db } from '../../../platform/database/db.ts'
import { presentPublicOutage } from '../outage.presenter.ts'
import { selectPage } from './list.repository.ts'

const MOST = 500

/** In force first, by their end; then planned ones, by their beginning. Cancelled and past ones are told of nowhere. */
export async function listPublicOutages(
  db: Db,
  { at, municipality }: { at: Date; municipality?: string },
): Promise<PublicOutage[]> {
  const filter = { municipalityCode: municipality }
  const page = { reach: 'region', filter, after: null, limit: MOST, now: at } as const
  const [going, planned] = await Promise.all([
    selectPage(db, { ...page, state: 'in_force' }),
    selectPage(db, { ...page, state: 'planned' }),
  ])
  return [...going, ...planned].map((outage) => presentPublicOutage(outage, at))
}
