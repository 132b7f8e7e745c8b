/** How many would get what is addressed so: said before it is published. */
import type { BulletinAudience, BulletinReachResponse } from '@veche/contract/portal/orders.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { addresseesOf } from './domain/bulletin.ts'

/** Whoever writes it is not told. A person of several places is counted once. */
export async function countReach(
  db: Db,
  { audience, writerId }: { audience: BulletinAudience; writerId: string },
): Promise<BulletinReachResponse> {
  const to = JSON.stringify(addresseesOf(audience))
  const { rows } = await sql<BulletinReachResponse>`
    select count(distinct place.user_id)::int as people,
      count(distinct place.municipality_code)::int as municipalities,
      count(distinct place.agency_code) filter (where place.municipality_code is null)::int as agencies
    from jsonb_to_recordset(${to}::jsonb) as to_whom (role text, "placeKind" text, "placeCode" text)
      join (person_place place cross join lateral (values ('any', ''), ('agency', place.agency_code),
        ('municipality', place.municipality_code)) spot (kind, code))
        on spot.kind = to_whom."placeKind" and spot.code = to_whom."placeCode"
        and to_whom.role in ('', place.role) and place.user_id <> ${writerId}`.execute(db)
  return rows[0] ?? { people: 0, municipalities: 0, agencies: 0 }
}
