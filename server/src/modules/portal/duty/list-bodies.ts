import type { DutyBodiesResponse } from '@veche/contract/portal/duty.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listPosts, mayWriteFor, reachOf } from '../contacts/index.ts'
import type { DutyContext } from './duty-context.ts'
import { readPostsNow } from './read-posts-now.ts'

/** What comes later stands on the page of the body. */
const AHEAD_DAYS = 1

/** One's own bodies first, then by name; those that have entered nothing stand there too. */
export async function listBodies(
  { db, clock }: Pick<DutyContext, 'db' | 'clock'>,
  actor: Actor,
): Promise<DutyBodiesResponse> {
  const directory = await getDirectory(db)
  const reach = reachOf(actor, directory)
  const posts = (await listPosts(db, null)).filter(({ isActive }) => isActive)
  const read = await readPostsNow(db, { posts, directory, now: clock(), aheadDays: AHEAD_DAYS })
  const postsOf = Map.groupBy(posts, ({ agencyCode }) => agencyCode)
  const isOwn = (code: string) => reach !== 'region' && reach.includes(code)
  const own = directory.agencies.filter(({ code }) => isOwn(code))
  const others = directory.agencies.filter(({ code }) => !isOwn(code))
  return {
    bodies: [...own, ...others].map(({ code: agencyCode, phone }) => ({
      ...{ agencyCode, phone, hours: read.hoursOf(agencyCode) },
      posts: (postsOf.get(agencyCode) ?? []).map(read.postNow),
      mayWrite: mayWriteFor(reach, agencyCode),
    })),
  }
}
