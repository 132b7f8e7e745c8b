/** A person decides on which pages the days of the Book are posted, and what becomes of a post. */
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { listPostStates, type PostDecision, resolvePost, withdrawPosts } from '../../answers/index.ts'
import { listPlaces } from '../../channels/index.ts'
import { getPosting, toAppError } from './list-book-pages.ts'
import { deletePage, findPost, type PostRow, updateTakenDown, upsertPage } from './posting.repository.ts'
import type { PostingContext } from './posting-context.ts'

type OnPage = { channelId: string; actor: Actor }

/** From the next end of a day; only where the network lets us post. */
export async function switchOn(
  context: PostingContext,
  { channelId, container, actor }: OnPage & { container: string },
): Promise<void> {
  const { db, clock } = context
  const { account, ownPosts } = await getPosting(context, channelId)
  const places = await ownPosts
    .listPlaces(account, await listPlaces(db, channelId))
    .catch((error: unknown) => Promise.reject(toAppError(error)))
  const place = places.find((one) => one.container === container)
  if (!place) throw new ConflictError('book.page_place_gone', { field: 'container' })
  await db.transaction().execute(async (tx) => {
    await upsertPage(tx, {
      ...{ channelId, container, threadExternalId: place.threadExternalId },
      ...{ switchedOnAt: clock(), switchedOnBy: actor.id },
    })
    const details = { network: account.network, place: place.name }
    await addJournal(tx, { actor, action: 'book_page.switched_on', ...pageOf(channelId), details })
  })
}

/** What is posted stays. */
export async function switchOff(
  { db }: Pick<PostingContext, 'db'>,
  { channelId, actor }: OnPage,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deletePage(tx, channelId))) return
    await addJournal(tx, { actor, action: 'book_page.switched_off', ...pageOf(channelId), details: {} })
  })
}

const pageOf = (channelId: string) => ({ objectType: 'channel', objectId: channelId })

type OnPost = { postId: string; actor: Actor }

/** What has not left is withdrawn; what stands in the network is deleted there first. */
export async function takeDown(context: PostingContext, { postId, actor }: OnPost): Promise<void> {
  const { db, clock } = context
  const post = await getPost(context, postId)
  const [sending] = await listPostStates(db, [postId])
  if (sending?.state === 'sending' || sending?.state === 'unknown')
    throw new ConflictError('book.post_may_stand', { state: sending.state })
  if (sending?.state === 'sent') await deleteThere(context, post)
  await db.transaction().execute(async (tx) => {
    await withdrawPosts(tx, [postId])
    const [left] = await listPostStates(tx, [postId])
    // Between the look and now a sender may have taken it.
    if (left?.state !== (sending?.state === 'sent' ? 'sent' : 'cancelled'))
      throw new ConflictError('book.post_may_stand', { state: left?.state })
    if (!(await updateTakenDown(tx, postId, { takenDownAt: clock(), takenDownBy: actor.id }))) return
    await addJournal(tx, { actor, action: 'book_post.taken_down', ...dayOf(post) })
  })
}

async function deleteThere(
  context: PostingContext,
  { channelId, container, externalId }: PostRow,
): Promise<void> {
  if (container === null || externalId === null) throw new ConflictError('book.post_not_known')
  const { account, ownPosts } = await getPosting(context, channelId)
  try {
    await ownPosts.takeDown(account, { container, externalId })
  } catch (error) {
    throw toAppError(error)
  }
}

/** Of a post whose end nobody knows, or which was refused. */
export async function decideOnPost(
  context: PostingContext,
  { postId, decision, actor }: OnPost & { decision: PostDecision },
): Promise<void> {
  const { db } = context
  const post = await getPost(context, postId)
  const [sending] = await listPostStates(db, [postId])
  if (!sending) throw new NotFoundError('book.post_not_found')
  await resolvePost(context, { postId, conversation: sending.conversation, decision, actor })
  await db
    .transaction()
    .execute((tx) => addJournal(tx, { actor, action: 'book_post.decided', ...dayOf(post, { decision }) }))
}

async function getPost({ db }: Pick<PostingContext, 'db'>, postId: string): Promise<PostRow> {
  const post = await findPost(db, postId)
  if (!post) throw new NotFoundError('book.post_not_found')
  return post
}

const dayOf = ({ id, day, channelId }: PostRow, details: Record<string, unknown> = {}) => ({
  ...{ objectType: 'book_post', objectId: id },
  details: { day, channelId, ...details },
})
