/** Places where a claim goes round, counted. */
import { Network } from '@veche/contract/common.ts'
import type { Spread } from '@veche/contract/fakes.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/db.ts'

export type FakeSpread = z.infer<typeof Spread>
const Networks = z.array(Network)

export async function readSpread(db: Db, fakeIds: readonly string[]): Promise<Map<string, FakeSpread>> {
  if (fakeIds.length === 0) return new Map()
  const { rows } = await sql<FakeSpread & { fakeId: string }>`
    select fake_id, count(*) filter (where state = 'confirmed')::int as place_count,
      count(*) filter (where state = 'suggested')::int as suggested_count,
      coalesce(sum(views) filter (where state = 'confirmed'), 0)::float8 as views,
      coalesce(sum(shares) filter (where state = 'confirmed'), 0)::float8 as shares,
      coalesce(array_agg(distinct network) filter (where state = 'confirmed' and network is not null),
        '{}') as networks
    from fake_carrier where fake_id = any(${[...fakeIds]}::uuid[]) group by fake_id`.execute(db)
  return new Map(
    rows.map(({ fakeId, networks, ...counts }) => [
      fakeId,
      { ...counts, networks: Networks.parse(networks) },
    ]),
  )
}
