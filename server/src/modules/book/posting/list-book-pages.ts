/** Pages on which the end of a day may be posted, and how it fares there. */
import type { BookPage, BookPagePlaces } from '@veche/contract/admin/book-pages.ts'
import { type ChannelAccount, ConnectorError, type OwnPosts } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import { AppError, ConflictError } from '../../../platform/errors.ts'
import { listPostStates, type PostState } from '../../answers/index.ts'
import { listChannels, listPlaces } from '../../channels/index.ts'
import { listDays } from '../days/index.ts'
import { writeDayPost } from './domain/day-post.ts'
import { listLatestPosts, listPages, type PostRow } from './posting.repository.ts'
import type { PostingContext } from './posting-context.ts'

/** In the order in which channels are listed; networks that let no program post are left out. */
export async function listBookPages({
  db,
  connectors,
}: Pick<PostingContext, 'db' | 'connectors'>): Promise<BookPage[]> {
  const [channels, pages, posts] = await Promise.all([listChannels(db), listPages(db), listLatestPosts(db)])
  const states = await listStates(db, posts)
  const able = channels.filter(({ network, isActive }) => isActive && connectors.get(network)?.ownPosts)
  return able.map(({ id, name, network }) => {
    const page = pages.find(({ channelId }) => channelId === id)
    const post = posts.find(({ channelId }) => channelId === id)
    return {
      ...{ channelId: id, name, network },
      switchedOnAt: page?.switchedOnAt.toISOString() ?? null,
      container: page?.container ?? null,
      last: post ? presentPost(post, states) : null,
    }
  })
}

function presentPost(post: PostRow, states: readonly PostState[]): NonNullable<BookPage['last']> {
  const { id, day, permalink, takenDownAt, externalId } = post
  const sending = states.find((state) => state.id === id)
  const state = takenDownAt === null ? (sending?.state ?? 'cancelled') : 'taken_down'
  return {
    ...{ id, day, permalink },
    state: state === 'undeliverable' ? 'failed' : state,
    errorCode: state === 'sent' ? null : (sending?.errorCode ?? null),
    // What a person has only told us to stand there has no number by which it could be taken down.
    mayTakeDown: state === 'queued' || state === 'failed' || (state === 'sent' && externalId !== null),
  }
}

/** What would be posted on this page, and where. A trouble of the network is a part of the answer. */
export async function readBookPagePlaces(
  context: PostingContext,
  channelId: string,
): Promise<BookPagePlaces> {
  const { db, publicUrl } = context
  const { account, ownPosts } = await getPosting(context, channelId)
  const [day] = await listDays(db, 1)
  const text = day ? writeDayPost(day, `${publicUrl}/book`) : null
  try {
    const places = await ownPosts.listPlaces(account, await listPlaces(db, channelId))
    return { text, places: places.map(({ container, name }) => ({ container, name })), errorCode: null }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return { text, places: [], errorCode: error.code }
  }
}

type Posting = { account: ChannelAccount; ownPosts: OwnPosts }

/** Throws where the channel is switched off, or its network lets no program post. */
export async function getPosting(
  { connectors, findAccount }: Pick<PostingContext, 'connectors' | 'findAccount'>,
  channelId: string,
): Promise<Posting> {
  const account = await findAccount(channelId)
  const ownPosts = account && connectors.get(account.network)?.ownPosts
  if (!account || !ownPosts) throw new ConflictError('book.page_cannot_post', { channelId })
  return { account, ownPosts }
}

/** The network's refusal in the words of our own. */
export function toAppError(error: unknown): unknown {
  if (!(error instanceof ConnectorError)) return error
  return new AppError(`connector.${error.reason}`, 503, { code: error.code }, { cause: error })
}

function listStates(db: Db, posts: readonly PostRow[]): Promise<PostState[]> {
  return listPostStates(
    db,
    posts.map(({ id }) => id),
  )
}

/** Pages on which the newest day that was to be posted was refused, or may stand or not. */
export async function countUnposted(db: Db): Promise<number> {
  const posts = (await listLatestPosts(db)).filter(({ takenDownAt }) => takenDownAt === null)
  const states = await listStates(db, posts)
  return states.filter(({ state }) => state === 'failed' || state === 'unknown').length
}
