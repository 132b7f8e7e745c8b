/** Puts the end of a day into the outbox for each page that is switched on, once for a day and a page. */
import type { Tx } from '../../../platform/database/db.ts'
import { idFrom } from '../../../platform/ids.ts'
import { conversationOf, queuePost } from '../../answers/index.ts'
import { channelChanged } from '../../channels/index.ts'
import { writeDayPost } from './domain/day-post.ts'
import { findDayToPost, insertPost, listPages, lockPage } from './posting.repository.ts'
import type { PostingContext } from './posting-context.ts'

export async function queueDayPosts(context: PostingContext): Promise<void> {
  const { db, log, ...services } = context
  for (const { channelId } of await listPages(db)) {
    try {
      await db.transaction().execute((tx) => queueDayPost(tx, services, channelId))
    } catch (error) {
      // One page holds up no other; the next round tries it again.
      log.warn({ err: error, channelId }, 'a day of the Book could not be queued')
    }
  }
}

async function queueDayPost(
  tx: Tx,
  { connectors, clock, publicUrl }: Pick<PostingContext, 'connectors' | 'clock' | 'publicUrl'>,
  channelId: string,
): Promise<void> {
  const page = await lockPage(tx, channelId)
  const day = page && (await findDayToPost(tx, page))
  if (!day) return
  const { container, threadExternalId } = page
  const now = clock()
  const id = postIdOf(day.day, channelId)
  await insertPost(tx, { id, day: day.day, channelId, queuedAt: now })
  await queuePost(
    tx,
    {
      ...{ id, channelId, purpose: 'book_day', writtenBy: null },
      place: { surface: 'post', container, threadExternalId, replyToExternalId: '' },
      // A day whose end nobody knows holds up none that follows.
      conversation: conversationOfDay({ channelId, container }, day.day),
      text: writeDayPost(day, `${publicUrl}/book`),
      tells: channelChanged(channelId),
    },
    { connectors, now },
  )
}

/** Of one day and page there is one post, whoever queues it. */
export function postIdOf(day: string, channelId: string): string {
  return idFrom('book day', day, channelId)
}

function conversationOfDay(place: { channelId: string; container: string }, day: string): string {
  return `${conversationOf(place)} ${day}`
}
