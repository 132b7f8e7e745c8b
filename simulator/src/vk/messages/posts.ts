/** Posts on the wall: the community's own, and what residents suggest. */
import type { Post } from '../model.ts'
import { presentPost } from '../present.ts'
import { secondsNow, type World } from '../world.ts'

type NewPost = Pick<Post, 'groupId' | 'fromId' | 'text' | 'attachments'> & {
  /** Seconds; now, where it is not told. */
  date?: number
}

export function addPost(world: World, { date = secondsNow(world), ...fresh }: NewPost): Post {
  const { groupId, fromId } = fresh
  const post = world.state.posts.put({
    ...fresh,
    id: world.state.next(`wall:${groupId}`),
    date,
    postType: fromId === -groupId ? 'post' : 'suggest',
    ...{ areCommentsClosed: false, isDeleted: false },
  })
  world.emit({
    groupId,
    type: 'wall_post_new',
    naturalKey: `post:-${groupId}_${post.id}`,
    object: presentPost(world, post),
  })
  return post
}
