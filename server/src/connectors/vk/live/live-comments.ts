/**
 * The comments of a live video as its list has them, newest first: a place that is told by the id of a comment is lost
 * when that comment is deleted, and the thread of an older comment may have grown.
 */
import { z } from 'zod'
import type { RawItem } from '../../connector.ts'
import { seenItem } from '../events/vk-seen.ts'
import { MAX_PAGES, PAGE, type Reading, Seen } from '../read-back/page.ts'
import type { VideoPlace } from './live-event.ts'

const THREAD_ITEMS = 10
/** A deletion between two pages moves the second one up. */
const OVERLAP = 10

const Root = Seen.and(
  z.object({
    id: z.number(),
    thread: z
      .object({ items: z.array(Seen) })
      .nullish()
      .catch(null),
  }),
)
const Roots = z.object({ items: z.array(Root) })

type Asked = Omit<Reading, 'span'> & { place: VideoPlace; since: Date; untilId: number }

export async function readNewest(asked: Asked): Promise<{ items: RawItem[]; newestId: number }> {
  const { client, account, place, since, untilId, signal } = asked
  const said: Seen[] = []
  let newestId = 0
  for (let page = 0; page < MAX_PAGES && !signal.aborted; page += 1) {
    const { items: roots } = await client.request(account, {
      method: 'video.getComments',
      token: 'user',
      params: {
        ...{ owner_id: place.ownerId, video_id: place.videoId, sort: 'desc' },
        ...{ count: PAGE, offset: page * (PAGE - OVERLAP), thread_items_count: THREAD_ITEMS },
      },
      schema: Roots,
    })
    for (const { thread, ...root } of roots) said.push(...(thread?.items ?? []).toReversed(), root)
    newestId = Math.max(newestId, ...roots.map(({ id }) => id))
    const oldest = roots.at(-1)
    if (roots.length < PAGE || !oldest || oldest.id <= untilId || oldest.date * 1000 < since.getTime()) break
  }
  // Questions are numbered as they come in: in the order in which they were written.
  const inOrder = said.toReversed().toSorted((a, b) => a.date - b.date)
  const wanted = inOrder.filter((comment) => isWanted(comment, since))
  return { items: wanted.map((comment) => itemOf(asked, comment)), newestId }
}

function isWanted(comment: Seen, since: Date): boolean {
  return comment.deleted !== true && comment.date * 1000 >= since.getTime()
}

function itemOf({ account, place }: Asked, comment: Seen): RawItem {
  const where = { video_id: Number(place.videoId), video_owner_id: Number(place.ownerId) }
  return seenItem(account.externalId, 'video_comment_seen', { ...comment, ...where })
}
