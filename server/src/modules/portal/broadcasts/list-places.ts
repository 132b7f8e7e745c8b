/** Pages and chats to which a person may write, and what their networks take. */

import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { BroadcastPlaceOffer, BroadcastPlacesResponse } from '@veche/contract/portal/broadcasts.ts'
import {
  type Capabilities,
  type Connector,
  ConnectorError,
  type PostPlace,
} from '../../../connectors/connector.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import type { AnswersContext } from '../../answers/index.ts'
import { type Channel, listChannels, listPlaces } from '../../channels/index.ts'
import { listActiveChats } from '../../chats/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { isWithin, mayBeUrgent, type Reach, writingReach } from './broadcasts.policy.ts'
import type { PageLeftOut } from './broadcasts.repository.ts'
import { choosePagesLeftOut } from './domain/pages-left-out.ts'
import { listForWriter } from './waiting-broadcasts.ts'

type Asked = { places: PostPlace[]; errorCode: string | null }
/** Where networks said that our pages may be written to; asked again after a while. */
export type PageBook = Map<string, { asked: Promise<Asked>; askedAt: number }>
export type BroadcastsContext = AnswersContext & { pageBook: PageBook }

export type KnownPlace = BroadcastPlaceOffer & { chatId: string | null; threadExternalId: string }
type Found = { places: KnownPlace[]; away: PageLeftOut[] }
export type Chosen = { places: KnownPlace[]; leftOut: PageLeftOut[] }

/** Of a place whose page is away: the network itself will say what it takes. */
export const NO_LIMITS = { textLimit: Number.MAX_SAFE_INTEGER, captionLimit: null }

export function limitsIn({ textLimit, attach }: Capabilities, surface: 'chat' | 'post') {
  const captionLimit = attach.photos.includes(surface) ? (attach.captionLimit ?? textLimit) : null
  return { textLimit, captionLimit }
}

/** «Чат 2» stands before «Чат 10». */
export const compareNames = new Intl.Collator('ru', { numeric: true }).compare

const ASKED_AGAIN_MS = 10 * MINUTE_MS

/** Whether the network lets us delete what we put there. */
export function takesDown(
  connectors: BroadcastsContext['connectors'],
  { network, surface }: Pick<KnownPlace, 'network' | 'surface'>,
): boolean {
  return connectors.get(network)?.ownPosts?.takesDownIn.includes(surface) ?? false
}

export async function findPlaces(context: BroadcastsContext, reach: Reach): Promise<Found> {
  const { db, connectors, findAccount } = context
  const channels = (await listChannels(db)).filter(({ isActive }) => isActive)
  const chats = await beyondScope('whoever writes for a municipality writes to its chats', () =>
    listActiveChats(db),
  )
  const found: Found = { places: [], away: [] }
  await Promise.all(
    channels.map(async (channel) => {
      const own = chats.filter(
        ({ channelId, municipalityCode }) => channelId === channel.id && isWithin(reach, municipalityCode),
      )
      const isOwnPage = isWithin(reach, channel.municipalityCode)
      if (own.length === 0 && !isOwnPage) return
      const [account, connector] = [await findAccount(channel.id), connectors.get(channel.network)]
      if (!account || !connector) return
      const capabilities = connector.capabilities(account)
      const factsOf = (surface: 'chat' | 'post') => ({
        ...{ channelId: channel.id, network: channel.network, surface },
        ...limitsIn(capabilities, surface),
        isTakenDown: takesDown(connectors, { network: channel.network, surface }),
      })
      if (capabilities.reply.includes('chat'))
        for (const { id: chatId, container, title, municipalityCode } of own)
          found.places.push({
            ...{ ...factsOf('chat'), chatId, container, municipalityCode, name: title, threadExternalId: '' },
          })
      if (!isOwnPage) return
      const { places, errorCode } = await askPages(context, channel, connector)
      const { network, name, municipalityCode, externalId } = channel
      if (errorCode !== null)
        found.away.push({
          ...{ network, name, municipalityCode, externalId, errorCode },
          isWorking: channel.health !== 'red',
        })
      for (const { container, threadExternalId, name: placeName } of places) {
        const shown = placeName === null ? name : placeName
        found.places.push({
          ...{ ...factsOf('post'), chatId: null, container, municipalityCode, name: shown, threadExternalId },
        })
      }
    }),
  )
  found.away.sort((a, b) => compareNames(a.name, b.name))
  found.places.sort((a, b) => b.surface.localeCompare(a.surface) || compareNames(a.name, b.name))
  return found
}

async function askPages(
  { db, clock, findAccount, pageBook }: BroadcastsContext,
  { id }: Channel,
  { ownPosts }: Connector,
): Promise<Asked> {
  const now = clock().getTime()
  const known = pageBook.get(id)
  if (known && now - known.askedAt < ASKED_AGAIN_MS) return known.asked
  const ask = async (): Promise<Asked> => {
    const account = await findAccount(id)
    if (!ownPosts || !account) return { places: [], errorCode: null }
    try {
      return { places: await ownPosts.listPlaces(account, await listPlaces(db, id)), errorCode: null }
    } catch (error) {
      // What was refused once may be mended in a minute.
      pageBook.delete(id)
      if (error instanceof ConnectorError) return { places: [], errorCode: error.code }
      throw error
    }
  }
  const asked = ask()
  pageBook.set(id, { asked, askedAt: now })
  return asked
}

export async function offerPlaces(
  context: BroadcastsContext,
  actor: Actor,
): Promise<BroadcastPlacesResponse> {
  const directory = await getDirectory(context.db)
  const [{ places, away }, people] = await Promise.all([
    findPlaces(context, writingReach(actor, directory)),
    listForWriter(context.db, actor, directory),
  ])
  return {
    places: places.map(({ chatId: _chat, threadExternalId: _thread, ...place }) => place),
    away: away.map(({ network, name, errorCode, isWorking }) => ({ network, name, errorCode, isWorking })),
    mayBeUrgent: mayBeUrgent(actor),
    ...people,
  }
}

type Key = { channelId: string; container: string }
const keyOf = ({ channelId, container }: Key) => `${channelId} ${container}`

/** Those that were chosen, each once, and the pages that could not be. A place that is not there, or not the writer's, is refused. */
export async function choosePlaces(
  context: BroadcastsContext,
  { chosen, actor }: { chosen: readonly Key[]; actor: Actor },
): Promise<Chosen> {
  const reach = writingReach(actor, await getDirectory(context.db))
  const { places: offered, away } = await findPlaces(context, reach)
  const byKey = new Map(offered.map((place) => [keyOf(place), place]))
  const places = [...new Set(chosen.map(keyOf))].map((key) => {
    const place = byKey.get(key)
    if (!place) throw new InvalidError('broadcast.place_gone', { field: 'places' })
    return place
  })
  return { places, leftOut: choosePagesLeftOut(away, { offered, chosen: places }) }
}
