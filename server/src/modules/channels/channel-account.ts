import { z } from 'zod'
import type { ChannelAccount } from '../../connectors/connector.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Channel } from './channels.repository.ts'

export type Credentials = { tokens: Record<string, string>; webhookSecret: string | null }

const StoredCredentials = z.object({
  tokens: z.record(z.string(), z.string()),
  webhookSecret: z.string().nullable(),
})

export function sealCredentials(vault: Vault, credentials: Credentials): Buffer {
  return vault.seal(credentials)
}

export function openCredentials(vault: Vault, sealed: Buffer): Credentials {
  return StoredCredentials.parse(vault.open(sealed))
}

/** The channel as its connector sees it. Holds open secrets: never log or send it. */
export function toAccount(
  vault: Vault,
  {
    id,
    network,
    externalId,
    username,
    credentials,
  }: Pick<Channel, 'id' | 'network' | 'externalId' | 'username' | 'credentials'>,
): ChannelAccount {
  return { id, network, externalId, username, ...openCredentials(vault, credentials) }
}
