import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Network, Transport } from '../../connectors/connector.ts'
import { sendAhead } from '../../platform/database/ahead.ts'
import type { Db, Tx } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Check, Health } from './domain/health.ts'
import type { Rhythm } from './domain/rhythm.ts'

export type { Transport }
export type Channel = {
  id: string
  network: Network
  externalId: string
  /** See `ChannelAccount`. */
  username: string | null
  name: string
  municipalityCode: string
  transport: Transport
  isActive: boolean
  webhookPath: string
  /** Sealed tokens and secret: see channel-account.ts. */
  credentials: Buffer
  health: Health
  checks: Check[]
  checkedAt: Date | null
  lastEventAt: Date | null
  /** Up to here nothing is missing, as far as is known. */
  coveredUntil: Date | null
  rhythm: Rhythm | null
}
export type ChannelWithCounts = Channel & {
  openGaps: number
  /** Of the last thirty days. */
  lostGaps: number
  waitingToSend: number
  unknownSends: number
}

const CHANNEL_COLUMNS = [
  'id',
  'network',
  'externalId',
  'username',
  'name',
  'municipalityCode',
  'transport',
  'isActive',
  'webhookPath',
  'credentials',
  'health',
  'checks',
  'checkedAt',
  'lastEventAt',
  'coveredUntil',
  'rhythm',
] as const

export const StoredChecks: z.ZodType<Check[]> = z.array(
  z.object({
    code: z.string(),
    state: z.enum(['ok', 'warning', 'failed']),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
)

function withChecks<Row extends { checks: unknown }>(row: Row): Omit<Row, 'checks'> & { checks: Check[] } {
  return { ...row, checks: StoredChecks.parse(row.checks) }
}

export async function getChannel(db: Db, id: string): Promise<Channel> {
  const row = await db
    .selectFrom('channel')
    .select(CHANNEL_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFoundError('channels.not_found'))
  return withChecks(row)
}

/** Locks the row until the end of the transaction. */
export async function lockChannel(tx: Tx, id: string): Promise<Channel> {
  await tx.selectFrom('channel').select('id').where('id', '=', id).forUpdate().execute()
  return getChannel(tx, id)
}

/** Also those switched off. */
export async function listChannels(db: Db): Promise<Channel[]> {
  const rows = await db.selectFrom('channel').select(CHANNEL_COLUMNS).orderBy('id').execute()
  return rows.map(withChecks)
}

export async function listActiveChannels(db: Db): Promise<Channel[]> {
  return (await listChannels(db)).filter((channel) => channel.isActive)
}

/** With what a person looks at: open gaps and the state of sending. The queue of sending belongs to `answers`. */
export async function listChannelsWithCounts(db: Db, ids?: readonly string[]): Promise<ChannelWithCounts[]> {
  const rows = await db
    .selectFrom('channel')
    .select(CHANNEL_COLUMNS)
    .select([
      sql<number>`(select count(*) from channel_gap where channel_id = channel.id and state = 'open')`.as(
        'openGaps',
      ),
      sql<number>`(select count(*) from channel_gap where channel_id = channel.id and state = 'lost'
        and to_at > now() - interval '30 days')`.as('lostGaps'),
      countSends(sql<SqlBool>`state in ('queued', 'sending')`).as('waitingToSend'),
      countSends(sql<SqlBool>`state = 'unknown'`).as('unknownSends'),
    ])
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(withChecks)
}

function countSends(state: ReturnType<typeof sql<SqlBool>>) {
  return sql<number>`(select count(*) from outbox where outbox.channel_id = channel.id and ${state})`
}

export type NewChannel = Pick<
  Channel,
  'id' | 'network' | 'externalId' | 'name' | 'municipalityCode' | 'transport' | 'webhookPath' | 'credentials'
>

/** False when the page is there already: the unique key decides between two who add it at once. */
export async function insertChannel(db: Db, channel: NewChannel, now: Date): Promise<boolean> {
  const row = await db
    .insertInto('channel')
    .values({ ...channel, createdAt: now })
    .onConflict((conflict) => conflict.columns(['network', 'externalId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type ChannelChanges = Partial<
  Pick<Channel, 'municipalityCode' | 'transport' | 'isActive' | 'credentials'>
>

export async function updateChannelRow(db: Db, id: string, changes: ChannelChanges): Promise<void> {
  if (Object.keys(changes).length === 0) return
  await db.updateTable('channel').set(changes).where('id', '=', id).execute()
}

/** The next check looks at these, however lately it has; those that are paused are left out. */
export async function saveDueNow(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .updateTable('channel')
    .set({ checkedAt: null })
    .where('id', 'in', [...ids])
    .where('isActive', '=', true)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Saves what a check found, before anything is done about it. `coveredUntil` does not change. */
export async function saveFoundChecks(tx: Tx, id: string, checks: readonly Check[]): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ checks: JSON.stringify(checks) })
    .where('id', '=', id)
    .execute()
}

export async function saveChecks(
  db: Db,
  id: string,
  result: {
    checks: readonly Check[]
    health: Health
    name: string | null
    username: string | null
    checkedAt: Date
  },
): Promise<void> {
  const { checks, health, name, username, checkedAt } = result
  await db
    .updateTable('channel')
    .set({
      ...{ checks: JSON.stringify(checks), health, checkedAt },
      // An unavailable network answers neither.
      ...(name === null ? {} : { name }),
      ...(username === null ? {} : { username }),
    })
    .where('id', '=', id)
    .execute()
}

/** The newest event wins; a late one does not turn the clock back. */
export function saveEventTime(tx: Tx, channelId: string, at: Date): void {
  const update = tx
    .updateTable('channel')
    .set({ lastEventAt: at })
    .where('id', '=', channelId)
    .where((eb) => eb.or([eb('lastEventAt', 'is', null), eb('lastEventAt', '<', at)]))
  sendAhead(tx, update)
}
