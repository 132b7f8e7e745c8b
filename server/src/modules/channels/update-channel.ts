import type { UpdateChannelRequest } from '@veche/contract/channels.ts'
import type { z } from 'zod'
import type { Connector } from '../../connectors/connector.ts'
import { InvalidError } from '../../platform/errors.ts'
import { joinEdit } from '../../platform/fields-changed.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { Vault } from '../../platform/vault.ts'
import { type ActorRef, addJournal, changerByJournal } from '../access/index.ts'
import { isMunicipalityKnown } from '../directory/index.ts'
import { openCredentials, sealCredentials } from './channel-account.ts'
import {
  type Channel,
  type ChannelChanges,
  getChannel,
  lockChannel,
  updateChannelRow,
} from './channels.repository.ts'
import { announceChannel, type ChannelDeps, checkChannel, getConnector } from './check-channel.ts'
import { assertTransport } from './create-channel.ts'
import { assertCredentials } from './probe/probe-account.ts'

type Request = z.infer<typeof UpdateChannelRequest>
export type UpdateChannel = { channelId: string; request: Request; actor: ActorRef }

/** Saves first, then asks the network: a change of tokens must stick even while the network is away. */
export async function updateChannel(
  context: AppContext,
  deps: ChannelDeps,
  { channelId, request, actor }: UpdateChannel,
): Promise<void> {
  const { db, vault } = context
  const { municipalityCode, transport } = request
  if (municipalityCode !== undefined && !(await isMunicipalityKnown(db, municipalityCode))) {
    throw new InvalidError('directory.unknown_code', { field: 'municipalityCode', code: municipalityCode })
  }
  await db.transaction().execute(async (tx) => {
    const channel = await lockChannel(tx, channelId)
    const { credentials, before, ...wanted } = request
    const findChanger = changerByJournal(tx, { objectType: 'channel', objectId: channelId })
    const changes = await joinEdit({ now: channel, before, wanted, findChanger })
    const connector = getConnector(deps, channel.network)
    if (transport !== undefined) assertTransport(connector, transport)
    const rowChanges = toChanges(vault, { channel, connector, request: { ...changes, credentials } })
    await updateChannelRow(tx, channelId, rowChanges)
    await addJournal(tx, {
      actor,
      action: 'channel.changed',
      objectType: 'channel',
      objectId: channelId,
      // The journal gets names of keys and never their values, except addresses.
      details: {
        fields: Object.keys(changes),
        credentials: Object.keys(request.credentials ?? {}),
        ...nameServers(vault, connector, rowChanges.credentials),
      },
    })
    await announceChannel(tx, channelId)
  })
  deps.book.forget()
  const { isActive } = await getChannel(db, channelId)
  if (isActive) await checkChannel(context, deps, channelId)
}

/**
 * Many pages are paused or go on at once, all or none; what is so already is left alone. Returns those changed, which the
 * opposite call brings back. The networks are asked by the next check: hundreds of looks would take minutes.
 */
export async function pauseChannels(
  { db }: AppContext,
  deps: ChannelDeps,
  { channelIds, isActive, actor }: { channelIds: readonly string[]; isActive: boolean; actor: ActorRef },
): Promise<string[]> {
  const changed = await db.transaction().execute(async (tx) => {
    const done: string[] = []
    // In one order, so that two administrators wait for each other and do not meet crosswise.
    for (const id of [...new Set(channelIds)].sort()) {
      const channel = await lockChannel(tx, id)
      if (channel.isActive === isActive) continue
      await updateChannelRow(tx, id, { isActive })
      const details = { fields: ['isActive'], credentials: [] }
      await addJournal(tx, { actor, action: 'channel.changed', objectType: 'channel', objectId: id, details })
      await announceChannel(tx, id)
      done.push(id)
    }
    return done
  })
  deps.book.forget()
  return changed
}

function nameServers(vault: Vault, { setup }: Connector, credentials: Buffer | undefined) {
  if (credentials === undefined || !setup.serversOf) return {}
  const { tokens } = openCredentials(vault, credentials)
  return { servers: setup.serversOf(tokens).map(({ host, port }) => `${host}:${port}`) }
}

type Changing = { channel: Channel; connector: Connector; request: Request }

function toChanges(vault: Vault, { channel, connector, request }: Changing): ChannelChanges {
  const { credentials, isActive, transport, municipalityCode } = request
  return {
    ...(isActive === undefined ? {} : { isActive }),
    ...(transport === undefined ? {} : { transport }),
    ...(municipalityCode === undefined ? {} : { municipalityCode }),
    ...(credentials === undefined
      ? {}
      : { credentials: replaceCredentials({ vault, connector }, channel, credentials) }),
  }
}

function replaceCredentials(
  { vault, connector }: { vault: AppContext['vault']; connector: Connector },
  channel: Channel,
  given: Readonly<Record<string, string | null>>,
): Buffer {
  const { tokens, webhookSecret } = openCredentials(vault, channel.credentials)
  const kept = Object.entries({ ...tokens, ...given }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  const replaced = Object.fromEntries(kept)
  assertCredentials(connector, replaced)
  return sealCredentials(vault, { webhookSecret, tokens: replaced })
}
