import { randomBytes } from 'node:crypto'
import { HAND_PAGE } from '@veche/contract/values/casework/by-hand.ts'
import type { Network } from '../../connectors/connector.ts'
import type { Db } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Vault } from '../../platform/vault.ts'
import { sealCredentials } from './channel-account.ts'
import {
  getChannelId,
  getImportChannel,
  IMPORT_ID,
  insertMissingChannel,
} from './known-channels.repository.ts'

const NAME = 'Импорт'
const HAND_CHANNEL_NAME = 'Записано вручную'

/** Of an area, what employees write down there: made with the first such question. */
export async function ensureHandChannel(
  db: Db,
  { vault, municipalityCode, placeName }: { vault: Vault; municipalityCode: string; placeName: string },
): Promise<string> {
  const name = `${HAND_CHANNEL_NAME}: ${placeName}`
  const externalId = `${HAND_PAGE}-${municipalityCode}`
  await insertMissingChannel(db, {
    ...{ id: newId(), network: 'form', externalId, name, municipalityCode },
    ...{ transport: 'webhook', webhookPath: randomBytes(24).toString('base64url') },
    credentials: sealCredentials(vault, { tokens: {}, webhookSecret: randomBytes(20).toString('hex') }),
  })
  return getChannelId(db, 'form', externalId)
}

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
