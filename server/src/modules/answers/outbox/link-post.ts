import type { Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { listMessagesByKey } from '../../inbox/index.ts'
import type { PostLink } from '../parts/index.ts'
import { lockPublication } from './outbox.repository.ts'
import { isAnswer, type OutboxRow } from './outbox-row.ts'
import { updatePostLink } from './posts.repository.ts'

/**
 * Saves a person's decision about a post until it stands in its conversation. If it already stands there, returns its
 * message, so that the caller can save the decision at once.
 */
export async function linkPost(
  tx: Tx,
  { postId, conversation, link }: { postId: string; conversation: string; link: PostLink },
): Promise<string | null> {
  const row: OutboxRow = await lockPublication(tx, {
    ...{ id: postId, incidentId: null, recipientIncidentId: null },
  })
  if (isAnswer(row) || row.conversation !== conversation || row.state === 'cancelled') throw notFound(postId)
  if (row.state === 'sent') return getMessageOf(tx, row)
  await updatePostLink(tx, postId, link)
  return null
}

async function getMessageOf(tx: Tx, { id, channelId, message, externalId }: OutboxRow): Promise<string> {
  const key = { channelId, container: message.container, externalId: externalId ?? '' }
  const [stored] = await listMessagesByKey(tx, [key])
  if (!stored) throw notFound(id)
  return stored.id
}

function notFound(id: string): NotFoundError {
  return new NotFoundError('answer.publication_not_found', { id })
}
