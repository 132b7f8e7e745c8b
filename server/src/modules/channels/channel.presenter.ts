import type { ChannelGap, ChannelResponse, NetworkSetupResponse } from '@veche/contract/channels.ts'
import { type Connector, type ProbeCheck, transportsOf } from '../../connectors/connector.ts'
import { type Actor, isPermitted } from '../access/index.ts'
import type { ChannelWithCounts } from './channels.repository.ts'
import { computeHealth, isSilent } from './domain/health.ts'
import { expectedEvents } from './domain/rhythm.ts'
import type { Gap } from './gaps.repository.ts'

/** Tokens and secrets have no way out of here; the address is shown to whoever may change it. */
export function presentChannel(channel: ChannelWithCounts, reader: Actor, now: Date): ChannelResponse {
  const { network, webhookPath } = channel
  const managesChannels = isPermitted(reader, 'channels.manage')
  return {
    id: channel.id,
    network,
    externalId: channel.externalId,
    name: channel.name,
    municipalityCode: channel.municipalityCode,
    transport: channel.transport,
    isActive: channel.isActive,
    health: channel.isActive ? computeHealth(channel, now) : 'unknown',
    checks: managesChannels ? channel.checks : channel.checks.map((check) => withoutPath(check, webhookPath)),
    checkedAt: channel.checkedAt?.toISOString() ?? null,
    lastEventAt: channel.lastEventAt?.toISOString() ?? null,
    isSilent: isSilent(channel, now),
    usualMeanwhile: usualMeanwhile(channel, now),
    webhookPath: managesChannels ? `/in/${network}/${webhookPath}` : '',
    coveredUntil: channel.coveredUntil?.toISOString() ?? null,
    openGaps: channel.openGaps,
    lostGaps: channel.lostGaps,
    waitingToSend: channel.waitingToSend,
    unknownSends: channel.unknownSends,
  }
}

/** Whoever knows the address may write in a resident's name: in some networks it is the only secret. */
function withoutPath(check: ProbeCheck, webhookPath: string): ProbeCheck {
  const hide = (value: ProbeCheck['details'][string]) =>
    typeof value === 'string' ? value.replaceAll(webhookPath, '…') : value
  const shown = Object.entries(check.details).map(([name, value]) => [name, hide(value)])
  return { ...check, details: Object.fromEntries(shown) }
}

function usualMeanwhile({ lastEventAt, rhythm }: ChannelWithCounts, now: Date): number | null {
  return lastEventAt && rhythm ? Math.round(expectedEvents(rhythm, lastEventAt, now)) : null
}

export function presentSetup({ network, setup, ...ways }: Connector): NetworkSetupResponse {
  return {
    network,
    credentials: setup.credentials.map((credential) => ({ ...credential })),
    transports: transportsOf(ways),
    isIdAsked: setup.readExternalId !== undefined,
  }
}

export function presentGap(gap: Gap): ChannelGap {
  const { id, reason, state, fromAt, toAt, found, lostSurfaces, errorCode } = gap
  return {
    ...{ id, reason, state, found, errorCode },
    lostSurfaces: [...lostSurfaces],
    fromAt: fromAt?.toISOString() ?? null,
    toAt: toAt.toISOString(),
  }
}
