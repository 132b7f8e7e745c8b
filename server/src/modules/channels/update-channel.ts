import type { UpdateChannelRequest } from '@veche/contract/channels.ts'
import type { z } from 'zod'
import { InvalidError } from '../../platform/errors.ts'
import { addEvents } from '../../platform/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { type ActorRef, addJournal } from '../access/index.ts'
import { openCredentials, sealCredentials } from './channel-account.ts'
import {
  type Channel,
  type ChannelChanges,
  getChannel,
  isMunicipalityKnown,
  updateChannelRow,
} from './channels.repository.ts'
import { CHANNEL_AUDIENCE, type ChannelDeps, checkChannel } from './check-channel.ts'

type Request = z.infer<typeof UpdateChannelRequest>
export type UpdateChannel = { channelId: string; request: Request; actor: ActorRef }

/** Saves first, then asks the network: a change of tokens must stick even while the network is away. */
export async function updateChannel(
  context: AppContext,
  deps: ChannelDeps,
  { channelId, request, actor }: UpdateChannel,
): Promise<void> {
  const { db } = context
  const { municipalityCode } = request
  if (municipalityCode !== undefined && !(await isMunicipalityKnown(db, municipalityCode))) {
    throw new InvalidError('directory.unknown_code', { field: 'municipalityCode', code: municipalityCode })
  }
  await db.transaction().execute(async (tx) => {
    const channel = await getChannel(tx, channelId)
    await updateChannelRow(tx, channelId, toChanges(context, channel, request))
    await addJournal(tx, {
      actor,
      action: 'channel.changed',
      objectType: 'channel',
      objectId: channelId,
      details: { fields: Object.keys(request) },
    })
    await addEvents(tx, [{ payload: { type: 'channel', channelId }, audience: CHANNEL_AUDIENCE }])
  })
  deps.book.forget()
  const { isActive } = await getChannel(db, channelId)
  if (isActive) await checkChannel(context, deps, channelId)
}

function toChanges({ vault }: AppContext, channel: Channel, request: Request): ChannelChanges {
  const { token, serviceToken, isActive, transport, municipalityCode } = request
  return {
    ...(isActive === undefined ? {} : { isActive }),
    ...(transport === undefined ? {} : { transport }),
    ...(municipalityCode === undefined ? {} : { municipalityCode }),
    ...(token === undefined && serviceToken === undefined
      ? {}
      : { credentials: replaceTokens({ vault }, channel, { token, serviceToken }) }),
  }
}

function replaceTokens(
  { vault }: Pick<AppContext, 'vault'>,
  channel: Channel,
  { token, serviceToken }: Pick<Request, 'token' | 'serviceToken'>,
): Buffer {
  const { tokens, webhookSecret } = openCredentials(vault, channel.credentials)
  const { service: oldService, ...others } = tokens
  const service = serviceToken === undefined ? oldService : serviceToken
  return sealCredentials(vault, {
    webhookSecret,
    tokens: { ...others, ...(token ? { community: token } : {}), ...(service ? { service } : {}) },
  })
}
