/** Words of ours on their way into a chat, with their writers and files. */
import type { ChatPostListResponse } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { listNames } from '../../access/index.ts'
import type { WaitingPost } from '../../answers/index.ts'
import { listFilesOfPosts } from './files.repository.ts'
import { presentFile } from './message.presenter.ts'

export async function presentPosts(
  db: Db,
  posts: readonly WaitingPost[],
): Promise<z.infer<typeof ChatPostListResponse>['posts']> {
  const ids = posts.map(({ id }) => id)
  const [files, names] = [
    await listFilesOfPosts(db, ids),
    await listNames(
      db,
      posts.flatMap(({ writtenBy }) => writtenBy ?? []),
    ),
  ]
  return posts.map(({ createdAt, writtenBy, ...post }) => ({
    ...post,
    createdAt: createdAt.toISOString(),
    writtenByName: (writtenBy !== null && names.get(writtenBy)) || null,
    files: files.filter(({ postId }) => postId === post.id).map(presentFile),
  }))
}
