import { randomBytes } from 'node:crypto'
import type { Network } from '../../connectors/connector.ts'
import type { Db } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Vault } from '../../platform/vault.ts'
import { sealCredentials } from './channel-account.ts'
import { getImportChannel, IMPORT_ID, insertMissingChannel } from './known-channels.repository.ts'

const NAME = 'Импорт'

/** The channel of imported work: one for each network, never read and never written to. */
export async function ensureImportChannel(
  db: Db,
  { network, vault, municipalityCode }: { network: Network; vault: Vault; municipalityCode: string },
): Promise<{ id: string; name: string }> {
  await insertMissingChannel(db, {
    id: newId(),
    network,
    externalId: IMPORT_ID,
    name: NAME,
    municipalityCode,
    transport: 'webhook',
    isActive: false,
    webhookPath: randomBytes(24).toString('base64url'),
    credentials: sealCredentials(vault, { tokens: {}, webhookSecret: null }),
  })
  return getImportChannel(db, network)
}
