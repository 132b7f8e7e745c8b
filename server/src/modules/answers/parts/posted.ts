/** A post on its way in and what is told of it once it stands in its conversation. */
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
] as const
export type PostPurpose = (typeof POST_PURPOSES)[number]

/** The bytes lie in the store of whoever posts. */
export type PostFile = { hash: string; contentType: string; name: string }
export type NewPost = {
  /** Of the post for good: the same one queued again is one post. */
  id: string
  channelId: string
  purpose: PostPurpose
  writtenBy: string | null
  tells: NewEvent
  place: Pick<OutgoingMessage, 'surface' | 'container' | 'threadExternalId' | 'replyToExternalId'>
  text: string
  /** A person has said that these words answer what they reply to. */
  isAnswer?: boolean
  /** What a person has said beside: of another message, or that it is no answer. */
  link?: PostLink
  /** Go along where the network takes them there; elsewhere the text goes alone. */
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
  channelId: string
  place: NewPost['place']
  /** Null: a person has said that it stands there, nobody has seen where. */
  message: StoredMessage | null
}
/** Runs in the transaction that settles the post. */
export type OnPosted = (tx: Tx, posted: Posted) => Promise<void>
