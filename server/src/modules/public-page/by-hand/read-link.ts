/** What stands under an address: read by the connector of its network alone, and no address is ever opened by us. */
import type { ReadLinkResponse } from '@veche/contract/casework/by-hand.ts'
import { networkOfSite } from '@veche/contract/networks/index.ts'
import {
  type ChannelAccount,
  type Connector,
  ConnectorError,
  type LinkedMessage,
  type Links,
  type Network,
  type RawItem,
} from '../../../connectors/connector.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { listChannelNames } from '../../channels/index.ts'
import { listMessagesByKey } from '../../inbox/index.ts'
import { getVisibleRow } from '../../incidents/index.ts'
import type { ByHandContext } from './by-hand-context.ts'

const READING_MS = 10_000
/** Other looks of the same site. */
const LOOKS = /^(?:m|www|web)\./

type Readable = { account: ChannelAccount; connector: Connector; links: Links; message: LinkedMessage }
export type LinkPlace =
  | ({ kind: 'readable' } & Readable)
  /** Named, and read by no key that we have. */
  | { kind: 'named'; message: LinkedMessage; channelIds: string[]; network: Network }
  | { kind: 'kept'; reason: 'unknown_site'; network: null }
  | { kind: 'kept'; reason: 'cannot_read' | 'no_message'; network: Network }

/** Our own page where it is one, else any page of the network whose keys read what others wrote. */
export async function findChannelOfLink(
  { connectors, channels }: Pick<ByHandContext, 'connectors' | 'channels'>,
  link: URL,
): Promise<LinkPlace> {
  const network = link.protocol === 'https:' ? networkOfSite(link.hostname.replace(LOOKS, '')) : null
  const connector = network && connectors.get(network)
  if (!network || !connector) return { kind: 'kept', reason: 'unknown_site', network: null }
  const { links } = connector
  const message = links ? links.parse(link) : 'hidden'
  if (message === null) return { kind: 'kept', reason: 'no_message', network }
  if (!links || message === 'hidden') return { kind: 'kept', reason: 'cannot_read', network }
  const accounts = (await channels.listAll()).filter((account) => account.network === network)
  const own = accounts.find((account) => links.isOwn(account, message))
  const account = [...(own ? [own] : []), ...accounts].find((one) => links.canRead(one))
  if (account) return { kind: 'readable', account, connector, links, message }
  return { kind: 'named', message, channelIds: accounts.map(({ id }) => id), network }
}

type Said = { text: string; at: Date }
export type Found = Said & { item: RawItem; around: Said[] }

export async function readFound({ account, connector, links, message }: Readable): Promise<Found | null> {
  const read = await links.read(account, message, AbortSignal.timeout(READING_MS))
  if (!read) return null
  const [own, ...around] = await Promise.all(
    [read.item, ...read.around].map((item) => saidIn(connector, account, item)),
  )
  return own ? { ...own, item: read.item, around: around.filter((one) => one !== null) } : null
}

async function saidIn(
  connector: Connector,
  account: ChannelAccount,
  { body }: RawItem,
): Promise<Said | null> {
  const [event] = await connector.normalise(body, account)
  return event && 'text' in event ? { text: event.text, at: event.occurredAt } : null
}

type Asking = { link: string; actor: Actor }

export async function showLink(context: ByHandContext, { link, actor }: Asking): Promise<ReadLinkResponse> {
  const place = await findChannelOfLink(context, new URL(link))
  if (place.kind === 'kept') return place
  const channelIds = place.kind === 'readable' ? [place.account.id] : place.channelIds
  const known = await findKnown(context, { message: place.message, channelIds })
  if (known !== undefined) return { kind: 'known', incident: await nameIncident(context, known, actor) }
  if (place.kind === 'named') return { kind: 'kept', reason: 'cannot_read', network: place.network }
  const { network } = place.account
  try {
    const found = await readFound(place)
    if (!found) return { kind: 'kept', reason: 'not_found', network }
    const { account, links, message } = place
    const [channel] = await listChannelNames(context.db, [account.id])
    return {
      ...{ kind: 'found', network: account.network, channelName: channel?.name ?? '', text: found.text },
      writtenAt: found.at.toISOString(),
      around: found.around.map(({ text, at }) => ({ text, at: at.toISOString() })),
      isOwnPlace: links.isOwn(account, message),
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    context.log.warn({ code: error.code, channelId: place.account.id }, 'a link could not be read')
    return { kind: 'kept', reason: 'away', network }
  }
}

type Known = { message: LinkedMessage; channelIds: readonly string[] }

/** The incident of a message that is here already; null: it is here and in none; undefined: it is not here. */
async function findKnown(
  { db }: Pick<ByHandContext, 'db'>,
  { message, channelIds }: Known,
): Promise<string | null | undefined> {
  const { container, externalId } = message
  const keys = channelIds.map((channelId) => ({ channelId, container, externalId }))
  const [row] = await db.transaction().execute((tx) => listMessagesByKey(tx, keys))
  return row === undefined || row.incidentId === null ? undefined : row.incidentId
}

async function nameIncident({ db }: Pick<ByHandContext, 'db'>, incidentId: string | null, actor: Actor) {
  if (incidentId === null) return null
  try {
    const { id, number, title } = await getVisibleRow(db, incidentId, actor)
    return { id, number, title }
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}
