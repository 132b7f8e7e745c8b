import { randomBytes } from 'node:crypto'
import type { CreateChannelRequest } from '@veche/contract/channels.ts'
import type { ChannelAccount, ProbeReport } from '../../connectors/connector.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import { addEvents } from '../../platform/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { newId } from '../../platform/ids.ts'
import { type ActorRef, addJournal } from '../access/index.ts'
import { sealCredentials } from './channel-account.ts'
import { insertChannel, isChannelKnown, isMunicipalityKnown } from './channels.repository.ts'
import { CHANNEL_AUDIENCE, type ChannelDeps, checkChannel, getConnector } from './check-channel.ts'
import { type Check, findBlockingChecks, isAboutSubscription } from './domain/health.ts'

type TokenFields = Pick<
  CreateChannelRequest,
  'network' | 'externalId' | 'token' | 'serviceToken' | 'userToken'
>

/** Live checks before anything is saved; what is there to subscribe to does not exist yet. */
export async function probeChannel(deps: ChannelDeps, fields: TokenFields): Promise<ProbeReport> {
  const connector = getConnector(deps, fields.network)
  const account = { id: newId(), ...accountParts(fields), webhookSecret: null }
  const { name, checks } = await connector.probe(account, null)
  return { name, checks: checks.filter((check) => !isAboutSubscription(check)) }
}

export type CreateChannel = {
  request: CreateChannelRequest
  actor: ActorRef
  /** Saves a channel that does not work yet: an installation is prepared before its tokens. */
  evenIfFailing?: boolean
}
export type CreatedChannel = { id: string; webhookPath: string; failedChecks: Check[] }

export async function createChannel(
  context: AppContext,
  deps: ChannelDeps,
  { request, actor, evenIfFailing = false }: CreateChannel,
): Promise<CreatedChannel> {
  const { db, clock } = context
  await refuseWrong(context, request)
  const { name, checks } = await probeChannel(deps, request)
  const failedChecks = findBlockingChecks(checks)
  if (failedChecks.length > 0 && !evenIfFailing) {
    throw new InvalidError('channels.check_failed', { checks: failedChecks.map(({ code }) => code) })
  }
  const channel = buildChannel(context, request, name)
  await db.transaction().execute(async (tx) => {
    // Another administrator may have added it while the network was being asked.
    if (!(await insertChannel(tx, channel, clock()))) throw new ConflictError('channels.already_added')
    await addJournal(tx, {
      actor,
      action: 'channel.added',
      objectType: 'channel',
      objectId: channel.id,
      details: { network: channel.network, externalId: channel.externalId, transport: channel.transport },
    })
    await addEvents(tx, [{ payload: { type: 'channel', channelId: channel.id }, audience: CHANNEL_AUDIENCE }])
  })
  deps.book.forget()
  if (failedChecks.length === 0) await checkChannel(context, deps, channel.id, { forceSubscribe: true })
  return { id: channel.id, webhookPath: channel.webhookPath, failedChecks }
}

async function refuseWrong({ db }: AppContext, request: CreateChannelRequest): Promise<void> {
  const { network, externalId, municipalityCode } = request
  if (!(await isMunicipalityKnown(db, municipalityCode))) {
    throw new InvalidError('directory.unknown_code', { field: 'municipalityCode', code: municipalityCode })
  }
  if (await isChannelKnown(db, network, externalId)) throw new ConflictError('channels.already_added')
}

function buildChannel({ vault }: AppContext, request: CreateChannelRequest, name: string | null) {
  const { network, externalId, municipalityCode, transport, secret } = request
  const { tokens } = accountParts(request)
  return {
    id: newId(),
    network,
    externalId,
    name: name ?? `${network} ${externalId}`,
    municipalityCode,
    transport,
    // 192 bits: nobody finds the address by trying.
    webhookPath: randomBytes(24).toString('base64url'),
    credentials: sealCredentials(vault, {
      tokens,
      // Letters and digits only: not every network takes more.
      webhookSecret: secret ?? randomBytes(20).toString('hex'),
    }),
  }
}

function accountParts(fields: TokenFields): Pick<ChannelAccount, 'network' | 'externalId'> & {
  tokens: Record<string, string>
} {
  const { network, externalId, token, serviceToken, userToken } = fields
  return {
    network,
    externalId,
    tokens: {
      community: token,
      ...(serviceToken ? { service: serviceToken } : {}),
      ...(userToken ? { user: userToken } : {}),
    },
  }
}
