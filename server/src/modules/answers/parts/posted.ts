/** A new post for the outbox, and what its module learns when it is published. */
import type { OutgoingMessage } from '../../../connectors/connector.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { NewEvent } from '../../../platform/events/events.ts'
import type { StoredMessage } from '../../inbox/index.ts'

export const POST_PURPOSES = [
  'chat_reply',
  'chat_receipt',
  'chat_digest',
  'chat_hint',
  'fake_reply',
  'fake_post',
  'livestream_reply',
  'progress',
  'book_day',
  'subscription',
  'broadcast',
  'staff_news',
  'clarification',
  'clarification_notice',
] as const
export type PostPurpose = (typeof POST_PURPOSES)[number]

/** The bytes lie in the store of whoever posts. */
export type PostFile = { hash: string; contentType: string; name: string }
export type NewPost = {
  /** Permanent id of the post: queueing it twice gives one post. */
  id: string
  channelId: string
  purpose: PostPurpose
  writtenBy: string | null
  tells: NewEvent
  place: Pick<OutgoingMessage, 'surface' | 'container' | 'threadExternalId' | 'replyToExternalId'>
  text: string
  /** Words of the text that may be answered by a touch, where the network has buttons. */
  buttons?: readonly string[]
  /** Posts of one conversation wait for each other. Unless it is said, the place is one. */
  conversation?: string
  /** A person has said that these words answer what they reply to. */
  isAnswer?: boolean
  /** A decision of a person: the post answers this message, or does not. */
  link?: PostLink
  /** The incident that it speaks of, where it speaks of one without being its answer. */
  incidentId?: string
  /** The clarifying question that it asks, or tells of. */
  clarificationId?: string
  /** In place of the subject of the letter that it replies to. */
  letter?: OutgoingMessage['letter']
  /** Sent along where the network accepts files; elsewhere the text is sent alone. */
  files?: readonly PostFile[]
}

/** What a person has said of words on their way: whether they answer that message of their conversation. */
export type PostLink = { questionMessageId: string; decision: 'confirmed' | 'rejected'; by: string }

export type Posted = {
  postId: string
  purpose: PostPurpose
  writtenBy: string | null
  isAnswer: boolean
  link: PostLink | null
  incidentId: string | null
  clarificationId: string | null
  channelId: string
  place: NewPost['place']
  /** Null if a person has confirmed that it was published, but its message is not known. */
  message: StoredMessage | null
  /** As the network numbers it; a post of our page has a place of its own. */
  standing: { container: string; externalId: string | null; permalink: string | null }
}
/** Runs in the transaction that settles the post. */
export type OnPosted = (tx: Tx, posted: Posted) => Promise<void>
