import type { ChannelResponse } from '@veche/contract/channels.ts'
import { type Actor, isPermitted } from '../access/index.ts'
import type { ChannelWithCounts } from './channels.repository.ts'
import { computeHealth } from './domain/health.ts'

/** Tokens and secrets have no way out of here; the address is shown to whoever may change it. */
export function presentChannel(channel: ChannelWithCounts, reader: Actor, now: Date): ChannelResponse {
  const { network, webhookPath } = channel
  return {
    id: channel.id,
    network,
    externalId: channel.externalId,
    name: channel.name,
    municipalityCode: channel.municipalityCode,
    transport: channel.transport,
    isActive: channel.isActive,
    health: channel.isActive ? computeHealth(channel, now) : 'unknown',
    checks: channel.checks,
    checkedAt: channel.checkedAt?.toISOString() ?? null,
    lastEventAt: channel.lastEventAt?.toISOString() ?? null,
    webhookPath: isPermitted(reader, 'channels.manage') ? `/in/${network}/${webhookPath}` : '',
    openGaps: channel.openGaps,
    waitingToSend: channel.waitingToSend,
    unknownSends: channel.unknownSends,
  }
}
