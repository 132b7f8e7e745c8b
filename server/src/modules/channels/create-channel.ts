import { randomBytes } from 'node:crypto'
import type { CreateChannelRequest, ProbeChannelRequest } from '@veche/contract/channels.ts'
import type { Connector, ProbeReport, Transport } from '../../connectors/connector.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { newId } from '../../platform/ids.ts'
import { type ActorRef, addJournal } from '../access/index.ts'
import { sealCredentials } from './channel-account.ts'
import { insertChannel, isChannelKnown, isMunicipalityKnown } from './channels.repository.ts'
import { type ChannelDeps, checkChannel, getConnector, tellChannelChanged } from './check-channel.ts'
import { type Check, findBlockingChecks, isAboutSubscription } from './domain/health.ts'

/** Live checks before anything is saved; what is there to subscribe to does not exist yet. */
export async function probeChannel(deps: ChannelDeps, request: ProbeChannelRequest): Promise<ProbeReport> {
  const { name, externalId, checks } = await probeAccount(deps, request)
  return { name, externalId, checks: checks.filter((check) => !isAboutSubscription(check)) }
}

async function probeAccount(deps: ChannelDeps, { network, externalId, credentials }: ProbeChannelRequest) {
  const connector = getConnector(deps, network)
  assertCredentials(connector, credentials)
  const typedId = readTypedId(connector, externalId)
  const account = {
    id: newId(),
    network,
    externalId: typedId ?? '',
    tokens: credentials,
    webhookSecret: null,
  }
  const report = await connector.probe(account, null)
  return { ...report, externalId: typedId ?? report.externalId ?? null }
}

/** What is not among the network's own words would be kept and never used: more likely a slip. */
export function assertCredentials(
  { network, setup }: Pick<Connector, 'network' | 'setup'>,
  given: Readonly<Record<string, string>>,
): void {
  const known = new Set(setup.credentials.map(({ name }) => name))
  const unknown = Object.keys(given).filter((name) => !known.has(name))
  const missing = setup.credentials.filter(({ name, isRequired }) => isRequired && !given[name])
  const wrong = unknown[0] ?? missing[0]?.name
  if (wrong === undefined) return
  const code = unknown.length > 0 ? 'channels.unknown_credential' : 'channels.credential_missing'
  throw new InvalidError(code, { network, field: wrong })
}

function readTypedId({ network, setup }: Connector, typed: string | null): string | null {
  if (!setup.readExternalId) return null
  const externalId = typed === null ? null : setup.readExternalId(typed)
  if (externalId === null) throw new InvalidError('channels.wrong_id', { network, field: 'externalId' })
  return externalId
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
  await refuseWrong(context, deps, request)
  const { name, externalId, checks } = await probeChannel(deps, request)
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
    await tellChannelChanged(tx, channel.id)
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

export function assertTransport({ network, setup }: Connector, transport: Transport): void {
  if (setup.transports.includes(transport)) return
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
