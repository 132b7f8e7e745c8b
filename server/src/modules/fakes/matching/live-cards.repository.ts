/** Live cards, from signal to the end of watch, with which messages are compared. */
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { administrationCodes, type FakeRow } from '../card/index.ts'
import { MAX_VARIANTS } from './domain/match.ts'

const LIVE_COLUMNS = [
  ...(['id', 'number', 'version', 'claim', 'fullText', 'municipalityCode', 'agencyCode'] as const),
  ...(['step', 'publishedAt', 'respreadToldAt', 'responsibleId'] as const),
] as const
type LiveColumn = (typeof LIVE_COLUMNS)[number] | 'administrationCodes'
/** `known`: confirmed carriers whose texts are compared, the earliest first. */
export type LiveCard = Pick<FakeRow, LiveColumn> & { known: string[] }

/** Ordered by number: if two cards match equally, the older one gets the message. */
export async function listLiveCards(db: Db): Promise<LiveCard[]> {
  return db
    .selectFrom('fake')
    .select(LIVE_COLUMNS)
    .select([
      administrationCodes.as('administrationCodes'),
      sql<string[]>`array(select id::text from fake_carrier
        where fake_id = fake.id and state = 'confirmed' order by written_at, id limit ${MAX_VARIANTS - 1})`.as(
        'known',
      ),
    ])
    .where(sql<SqlBool>`step not in ('closed', 'dropped')`)
    .orderBy('number')
    .execute()
}

export async function listTexts(db: Db, carrierIds: readonly string[]): Promise<Map<string, string>> {
  if (carrierIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('fakeCarrier')
    .select(['id', 'text'])
    .where('id', 'in', carrierIds)
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}
