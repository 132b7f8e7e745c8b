import { randomBytes } from 'node:crypto'
import type { Network } from '../../connectors/connector.ts'
import type { Db } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Vault } from '../../platform/vault.ts'
import { sealCredentials } from './channel-account.ts'

const EXTERNAL_ID = 'import'
const NAME = 'Импорт'

/** Where work from a file belongs: one a network, never read and never written to. */
export async function ensureImportChannel(
  db: Db,
  { network, vault, municipalityCode }: { network: Network; vault: Vault; municipalityCode: string },
): Promise<{ id: string; name: string }> {
  await db
    .insertInto('channel')
    .values({
      id: newId(),
      network,
      externalId: EXTERNAL_ID,
      name: NAME,
      municipalityCode,
      transport: 'webhook',
      isActive: false,
      webhookPath: randomBytes(24).toString('base64url'),
      credentials: sealCredentials(vault, { tokens: {}, webhookSecret: null }),
    })
    .onConflict((conflict) => conflict.columns(['network', 'externalId']).doNothing())
    .execute()
  return db
    .selectFrom('channel')
    .select(['id', 'name'])
    .where('network', '=', network)
    .where('externalId', '=', EXTERNAL_ID)
    .executeTakeFirstOrThrow()
}
