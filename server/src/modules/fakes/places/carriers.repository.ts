/** Rows of carriers. A snapshot is never changed. */
import type { Insertable, Selectable } from 'kysely'
import { type SqlBool, sql } from 'kysely'
import type { FakeCarrier } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NO_SPREAD, type Spread } from './reach.ts'

export type CarrierRow = Selectable<FakeCarrier>
export type NewCarrier = Insertable<FakeCarrier>

/** Inserts new carriers and returns them; a message that the card already has is left alone. */
export async function insertCarriers(tx: Tx, rows: readonly NewCarrier[]): Promise<CarrierRow[]> {
  if (rows.length === 0) return []
  return tx
    .insertInto('fakeCarrier')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['fakeId', 'messageId']).doNothing())
    .returningAll()
    .execute()
}

/** Copies the carriers of one card to another card about the same rumour. Carriers that it already has stay as they are. */
export async function copyCarriers(
  tx: Tx,
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<void> {
  await sql`
    insert into fake_carrier (id, fake_id, message_id, network, place, permalink, state, found_as, score, text, snapshot,
      snapshot_hash, snapshot_at, written_at, views, shares, decided_by, decided_at, added_at, added_by, gone_at)
    select gen_random_uuid(), ${to}, message_id, network, place, permalink, state, 'matched', score, text, snapshot,
      snapshot_hash, snapshot_at, written_at, views, shares, decided_by, decided_at, ${now}, added_by, gone_at
    from fake_carrier carrier where fake_id = ${from} and state <> 'rejected' and (message_id is not null
      or not exists (select from fake_carrier own where own.fake_id = ${to} and own.permalink = carrier.permalink))
    on conflict (fake_id, message_id) do nothing`.execute(tx)
}

export type KnownCarrier = Pick<CarrierRow, 'id' | 'fakeId' | 'state' | 'goneAt'> & { messageId: string }

export async function listCarriersOfMessages(tx: Tx, messageIds: readonly string[]): Promise<KnownCarrier[]> {
  if (messageIds.length === 0) return []
  const rows = await tx
    .selectFrom('fakeCarrier')
    .select(['id', 'fakeId', 'state', 'goneAt', 'messageId'])
    .where('messageId', 'in', messageIds)
    .execute()
  return rows.flatMap(({ messageId, ...row }) => (messageId === null ? [] : [{ ...row, messageId }]))
}

export async function markGone(tx: Tx, ids: readonly string[], goneAt: Date | null): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('fakeCarrier').set({ goneAt }).where('id', 'in', ids).execute()
}

/** Which of these messages belong to a card that is neither closed nor dropped, so their questions wait for its refutation. */
export async function listHeldMessages(db: Db, messageIds: readonly string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('fakeCarrier')
    .innerJoin('fake', 'fake.id', 'fakeCarrier.fakeId')
    .select('fakeCarrier.messageId')
    .where('fakeCarrier.messageId', 'in', messageIds)
    .where('fakeCarrier.state', '<>', 'rejected')
    .where('fake.step', 'not in', ['closed', 'dropped'])
    .execute()
  return new Set(rows.flatMap(({ messageId }) => messageId ?? []))
}

export function lockCarriers(tx: Tx, fakeId: string, ids: readonly string[]): Promise<CarrierRow[]> {
  return tx
    .selectFrom('fakeCarrier')
    .selectAll()
    .where('fakeId', '=', fakeId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

export async function updateCarrier(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<
      CarrierRow,
      'state' | 'decidedBy' | 'decidedAt' | 'views' | 'shares' | 'leftOutReason' | 'leftOutTextNo'
    >
  >,
): Promise<void> {
  if (Object.keys(changes).length === 0) return
  await tx.updateTable('fakeCarrier').set(changes).where('id', '=', id).execute()
}

/** Saves views and shares that were read from the page at this moment; of two at one moment the later call wins. */
export async function addReach(
  tx: Tx,
  samples: readonly { carrierId: string; at: Date; views: number }[],
): Promise<void> {
  if (samples.length === 0) return
  await tx
    .insertInto('fakeReach')
    .values(samples)
    .onConflict((conflict) =>
      conflict.columns(['carrierId', 'at']).doUpdateSet(({ ref }) => ({ views: ref('excluded.views') })),
    )
    .execute()
}

/** Rejected carriers are not counted. Views and shares are those of confirmed carriers. */
export async function readSpread(db: Db, fakeIds: readonly string[]): Promise<Map<string, Spread>> {
  if (fakeIds.length === 0) return new Map()
  const { rows } = await sql<Spread & { fakeId: string }>`
    select fake_id,
      count(*) filter (where state = 'confirmed')::int as place_count,
      count(*) filter (where state = 'suggested')::int as suggested_count,
      coalesce(sum(views) filter (where state = 'confirmed'), 0)::float8 as views,
      coalesce(sum(shares) filter (where state = 'confirmed'), 0)::float8 as shares,
      coalesce(array_agg(distinct network order by network)
        filter (where state = 'confirmed' and network is not null), '{}') as networks
    from fake_carrier where fake_id = any(${[...fakeIds]}::uuid[]) and state <> 'rejected'
    group by fake_id`.execute(db)
  const found = new Map(rows.map(({ fakeId, ...spread }) => [fakeId, spread]))
  return new Map(fakeIds.map((id) => [id, found.get(id) ?? NO_SPREAD]))
}

/** Total of views of the confirmed places over time: each sample adds what its place has gained. */
export async function sumReach(db: Db, fakeId: string): Promise<{ at: Date; views: number }[]> {
  const { rows } = await sql<{ at: Date; views: number }>`
    with gained as (
      select reach.at, reach.views - coalesce(lag(reach.views) over (partition by carrier_id order by reach.at), 0)
        as views
      from fake_reach reach join fake_carrier carrier on carrier.id = reach.carrier_id
      where carrier.fake_id = ${fakeId} and carrier.state = 'confirmed')
    select at, sum(sum(views)) over (order by at)::float8 as views from gained group by at order by at`.execute(
    db,
  )
  return rows
}

const SHOWN = 200

/** Ordered by when they were found, each with the present state of its message. */
export function listCarriers(db: Db, fakeId: string) {
  return selectPlaced(db)
    .where('fakeCarrier.fakeId', '=', fakeId)
    .orderBy(sql`found_as = 'signal'`, 'desc')
    .orderBy('fakeCarrier.writtenAt')
    .orderBy('fakeCarrier.id')
    .limit(SHOWN)
    .execute()
}

/** Reads these carriers with the place where an answer would be published. */
export function listPlaced(db: Db, fakeId: string, ids: readonly string[]) {
  return selectPlaced(db)
    .where('fakeCarrier.fakeId', '=', fakeId)
    .where('fakeCarrier.id', 'in', ids)
    .orderBy('fakeCarrier.writtenAt')
    .orderBy('fakeCarrier.id')
    .execute()
}

/** Messages that are confirmed carriers of the card of this publication. */
export async function listConfirmedMessages(db: Db, publicationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('fakePublication')
    .innerJoin('fakeCarrier', 'fakeCarrier.fakeId', 'fakePublication.fakeId')
    .select('fakeCarrier.messageId')
    .where('fakePublication.id', '=', publicationId)
    .where('fakeCarrier.state', '=', 'confirmed')
    .execute()
  return rows.flatMap(({ messageId }) => messageId ?? [])
}

export type PlacedCarrier = Awaited<ReturnType<typeof listPlaced>>[number]

function selectPlaced(db: Db) {
  return db
    .selectFrom('fakeCarrier')
    .leftJoin('message', 'message.id', 'fakeCarrier.messageId')
    .leftJoin('author', 'author.id', 'message.authorId')
    .leftJoin('incident', 'incident.id', 'message.incidentId')
    .leftJoin('personName', (join) =>
      join.on('personName.id', '=', sql<string>`coalesce(fake_carrier.decided_by, fake_carrier.added_by)`),
    )
    .leftJoin('chat', (join) =>
      join
        .onRef('chat.channelId', '=', 'message.channelId')
        .onRef('chat.container', '=', 'message.container')
        .on(sql<SqlBool>`message.surface = 'chat'`),
    )
    .selectAll('fakeCarrier')
    .select(['message.surface', 'message.channelId', 'message.container', 'message.externalId'])
    .select(['message.threadExternalId', 'message.sourceState', 'message.incidentId'])
    .select(['author.card as authorCard', 'incident.number as incidentNumber'])
    .select(['chat.id as chatId', 'chat.isActive as isChatActive', 'personName.name as byName'])
}
