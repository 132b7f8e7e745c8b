/** Single facts about channels for other modules. */
import type { InsertObject } from 'kysely'
import type { Network } from '../../connectors/connector.ts'
import type { DB } from '../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../platform/database/db.ts'

export async function isChannelKnown(db: Db, network: Network, externalId: string): Promise<boolean> {
  const row = await db
    .selectFrom('channel')
    .select('id')
    .where('network', '=', network)
    .where('externalId', '=', externalId)
    .executeTakeFirst()
  return row !== undefined
}

export async function countChannelsOf(db: Db, municipalityCode: string): Promise<number> {
  const rows = await db
    .selectFrom('channel')
    .select('id')
    .where('municipalityCode', '=', municipalityCode)
    .where('isActive', '=', true)
    .execute()
  return rows.length
}

export async function insertMissingChannel(db: Db, channel: InsertObject<DB, 'channel'>): Promise<void> {
  await db
    .insertInto('channel')
    .values(channel)
    .onConflict((conflict) => conflict.columns(['network', 'externalId']).doNothing())
    .execute()
}

export async function getChannelId(db: Db, network: Network, externalId: string): Promise<string> {
  const { id } = await db
    .selectFrom('channel')
    .select('id')
    .where('network', '=', network)
    .where('externalId', '=', externalId)
    .executeTakeFirstOrThrow()
  return id
}

export const IMPORT_ID = 'import'

export function getImportChannel(db: Db, network: Network): Promise<{ id: string; name: string }> {
  return db
    .selectFrom('channel')
    .select(['id', 'name'])
    .where('network', '=', network)
    .where('externalId', '=', IMPORT_ID)
    .executeTakeFirstOrThrow()
}

export function listSealedCredentials(
  db: Db,
  network: Network,
): Promise<{ credentials: Buffer<ArrayBufferLike> }[]> {
  return db.selectFrom('channel').select('credentials').where('network', '=', network).execute()
}

export function listChannelNames(db: Db, channelIds: string[]): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('channel').select(['id', 'name']).where('id', 'in', channelIds).execute()
}

/** Ids of channels whose names hold the words. */
export async function listChannelIdsNamed(db: Db, words: string): Promise<string[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await db.selectFrom('channel').select('id').where('name', 'ilike', pattern).execute()
  return rows.map(({ id }) => id)
}

export function getNetworkOf(tx: Tx, channelId: string): Promise<{ network: Network }> {
  return tx.selectFrom('channel').select('network').where('id', '=', channelId).executeTakeFirstOrThrow()
}
