/**
 * Probes a page before it is saved. If its keys name a server, like those of a mailbox, a probe is a
 * connection to any address that a person types: each is journaled, and for an inner address the answer tells little.
 */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { ProbeChannelRequest } from '@veche/contract/channels.ts'
import type { Connector, NamedServer, ProbeCheck, ProbeReport } from '../../../connectors/connector.ts'
import { AppError, InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { TokenBucket } from '../../../platform/http/limits/token-bucket.ts'
import { isPublicAddress } from '../../../platform/http/outside/public-address.ts'
import { newId } from '../../../platform/ids.ts'
import { type ActorRef, addJournal } from '../../access/index.ts'
import { openCredentials } from '../channel-account.ts'
import { type ChannelDeps, getConnector } from '../check-channel.ts'
import { isAboutSubscription } from '../domain/health.ts'
import { listSealedCredentials } from '../known-channels.repository.ts'

/** The limit for one person, where keys name servers. */
export const LOOKS = { capacity: 10, refillMs: 60_000 }

export function takeLook(looks: TokenBucket, actor: NonNullable<ActorRef>, { setup }: Connector): void {
  if (setup.serversOf && !looks.take(actor.id))
    throw new AppError('channels.too_many_looks', 429, { most: LOOKS.capacity, minutes: 10 })
}

type Looking = { request: ProbeChannelRequest; actor: ActorRef }

/** Live checks before anything is saved. A subscription is not checked, because it does not exist yet. */
export async function probeChannel(
  context: Pick<AppContext, 'db' | 'vault'>,
  deps: ChannelDeps,
  { request, actor }: Looking,
): Promise<ProbeReport> {
  const { network, credentials } = request
  const connector = getConnector(deps, network)
  assertCredentials(connector, credentials)
  const { name, externalId, checks } = await probeAccount(connector, request)
  const servers = connector.setup.serversOf?.(credentials) ?? []
  await addJournal(context.db, {
    ...{ actor, action: 'channel.probed', objectType: 'channel', objectId: null },
    details: {
      network,
      ...(externalId != null && { externalId }),
      ...(name !== null && { name }),
      servers: servers.map(({ host, port }) => `${host}:${port}`),
      failed: describeFailed(checks),
    },
  })
  const told = await hideInner(context, connector, { checks, servers })
  return { name, externalId, checks: told.filter((check) => !isAboutSubscription(check)) }
}

async function probeAccount(connector: Connector, { network, externalId, credentials }: ProbeChannelRequest) {
  const typedId = readTypedId(connector, externalId)
  const account = {
    ...{ id: newId(), network, externalId: typedId ?? '', tokens: credentials, webhookSecret: null },
  }
  const report = await connector.probe(account, null)
  return { ...report, externalId: typedId ?? report.externalId ?? null }
}

/** Refuses unknown keys, which would be saved and never used. */
export function assertCredentials(
  { network, setup }: Pick<Connector, 'network' | 'setup'>,
  given: Readonly<Record<string, string>>,
): void {
  const known = new Set(setup.credentials.map(({ name }) => name))
  const unknown = Object.keys(given).filter((name) => !known.has(name))
  const missing = setup.credentials.filter(({ name, isRequired }) => isRequired && !given[name])
  const wrong = unknown[0] ?? missing[0]?.name
  if (wrong === undefined) {
    assertSendable({ network, setup }, given)
    return
  }
  const code = unknown.length > 0 ? 'channels.unknown_credential' : 'channels.credential_missing'
  throw new InvalidError(code, { network, field: wrong })
}

/** Keys travel in addresses and headers, which take Latin letters, digits and signs. A mailbox has a password of any letters. */
function assertSendable(
  { network, setup }: Pick<Connector, 'network' | 'setup'>,
  given: Readonly<Record<string, string>>,
): void {
  if (setup.serversOf) return
  const secrets = setup.credentials.filter(({ isSecret }) => isSecret).map(({ name }) => name)
  const field = secrets.find((name) => !/^[\x21-\x7e]*$/.test(given[name] ?? ''))
  if (field !== undefined) throw new InvalidError('channels.credential_letters', { network, field })
}

function readTypedId({ network, setup }: Connector, typed: string | null): string | null {
  if (!setup.readExternalId) return null
  const externalId = typed === null ? null : setup.readExternalId(typed)
  if (externalId === null) throw new InvalidError('channels.wrong_id', { network, field: 'externalId' })
  return externalId
}

/** The journal has what the answer may hide. */
function describeFailed(checks: readonly ProbeCheck[]): string[] {
  return checks
    .filter(({ state }) => state === 'failed')
    .map(({ code, details }) => [code, details.reason].filter(Boolean).join(' '))
}

type Seen = { checks: readonly ProbeCheck[]; servers: readonly NamedServer[] }

/** Closed, silent or no such server: of an inner address that no channel uses it is one answer. */
async function hideInner(
  { db, vault }: Pick<AppContext, 'db' | 'vault'>,
  { network, setup }: Connector,
  { checks, servers }: Seen,
): Promise<ProbeCheck[]> {
  const { serversOf, unreached } = setup
  if (!serversOf || unreached === undefined) return [...checks]
  const rows = await listSealedCredentials(db, network)
  const used = rows.flatMap(({ credentials }) => serversOf(openCredentials(vault, credentials).tokens))
  const hidden = new Set<string>()
  const isUsed = ({ host, port }: NamedServer) =>
    used.some((server) => server.host === host && server.port === port)
  for (const server of servers) if (!isUsed(server) && (await isInner(server.host))) hidden.add(server.check)
  return checks.map((check) =>
    hidden.has(check.code) && unreached.reasons.includes(String(check.details.reason))
      ? { ...check, details: { reason: unreached.told } }
      : check,
  )
}

/** A name that does not exist is reported as such, because it reveals nothing. */
async function isInner(host: string): Promise<boolean> {
  if (isIP(host) !== 0) return !isPublicAddress(host)
  const addresses = await lookup(host, { all: true }).catch(() => [])
  return addresses.some(({ address }) => !isPublicAddress(address))
}
