import type { NameObjects } from '../../modules/access/index.ts'
import { listChannelNames } from '../../modules/channels/index.ts'
import { nameWebhooks } from '../../modules/live/index.ts'
import { nameRules } from '../../modules/portal/index.ts'
import type { Db } from '../../platform/database/db.ts'

const NAMES = new Map([
  ['channel', nameChannels],
  ['rule', nameRules],
  ['webhook', nameWebhooks],
])

async function nameChannels(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await listChannelNames(db, [...ids])
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** How the journal calls what its rows are about. */
export const nameObjects: NameObjects = async (db, { objectType, ids }) =>
  (await NAMES.get(objectType)?.(db, ids)) ?? new Map()
