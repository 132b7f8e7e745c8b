import { randomBytes } from 'node:crypto'
import type { CreateChannelRequest } from '@veche/contract/channels.ts'
import { type Connector, type Transport, transportsOf } from '../../connectors/connector.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { newId } from '../../platform/ids.ts'
import { type ActorRef, addJournal } from '../access/index.ts'
import { isMunicipalityKnown } from '../directory/index.ts'
import { sealCredentials } from './channel-account.ts'
import { insertChannel } from './channels.repository.ts'
import { announceChannel, type ChannelDeps, checkChannel, getConnector } from './check-channel.ts'
import { type Check, findBlockingChecks } from './domain/health.ts'
import { isChannelKnown } from './known-channels.repository.ts'
import { probeChannel } from './probe/probe-account.ts'

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
  await refuseWrong(context, deps, request)
  const { name, externalId, checks } = await probeChannel(context, deps, { request, actor })
  const failedChecks = findBlockingChecks(checks)
  // Without its id a page can be neither told from others nor written to.
  if (externalId == null || (failedChecks.length > 0 && !evenIfFailing)) {
    throw new InvalidError('channels.check_failed', { checks: failedChecks.map(({ code }) => code) })
  }
  if (await isChannelKnown(db, request.network, externalId)) throw new ConflictError('channels.already_added')
  const channel = buildChannel(context, request, { name, externalId })
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
    await announceChannel(tx, channel.id)
  })
  deps.book.forget()
  if (failedChecks.length === 0) await checkChannel(context, deps, channel.id, { forceSubscribe: true })
  return { id: channel.id, webhookPath: channel.webhookPath, failedChecks }
}

async function refuseWrong(
  { db }: AppContext,
  deps: ChannelDeps,
  { network, municipalityCode, transport }: CreateChannelRequest,
): Promise<void> {
  if (!(await isMunicipalityKnown(db, municipalityCode))) {
    throw new InvalidError('directory.unknown_code', { field: 'municipalityCode', code: municipalityCode })
  }
  assertTransport(getConnector(deps, network), transport)
}

export function assertTransport({ network, ...ways }: Connector, transport: Transport): void {
  if (transportsOf(ways).includes(transport)) return
  throw new InvalidError('channels.transport_not_supported', { network, field: 'transport' })
}

function buildChannel(
  { vault }: AppContext,
  { network, municipalityCode, transport, secret, credentials }: CreateChannelRequest,
  { name, externalId }: { name: string | null; externalId: string },
) {
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
      tokens: credentials,
      // Letters and digits only: not every network takes more.
      webhookSecret: secret ?? randomBytes(20).toString('hex'),
    }),
  }
}
