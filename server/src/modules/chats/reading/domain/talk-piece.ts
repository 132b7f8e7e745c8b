/** A piece of a chat as it is read, and what reading it gives. */
import type { MessageClass, WorkClass } from '../../classes/domain/chat-message.ts'
import type { ClassReason, MessageToClassify } from '../../classes/domain/classify-message.ts'
import type { ChatLine, OpenQuestion, ReplyReason } from '../../replies/domain/recognise-reply.ts'

export type TalkLine = ChatLine & {
  messageClass: MessageClass
  /** It opened no work and yet may be what an official answers. */
  mayAsk: boolean
}
export type TalkMessage = ChatLine &
  Pick<
    MessageToClassify,
    | 'repliesTo'
    | 'topicConfidence'
    | 'hasPlace'
    | 'namesOurPlace'
    | 'isDangerByText'
    | 'dangerBar'
    | 'ownDanger'
  > & {
    /** True for posts of our page itself: receipts and digests. A text by a member of staff counts as that person's. */
    isOfPage: boolean
    isDeleted: boolean
    /** True if it belongs to an incident or a live stream, where it is answered. */
    isElsewhere: boolean
    replyTo: string | null
    correctedClass: MessageClass | null
  }
export type TalkQuestion = OpenQuestion & {
  class: WorkClass
  state: 'open' | 'answered' | 'passed_on' | 'dropped'
  answeredBy: string | null
  answeredAt: Date | null
  /** True if a person closed it or it became an incident, so messages no longer change it. */
  isSettled: boolean
  isDeleted: boolean
  /** After this moment a message does not answer it. */
  until: Date | null
  /** Somebody's words before the piece seem to answer it. */
  isTold: boolean
}
export type TalkLink = { replyId: string; questionId: string; state: 'suggested' | 'confirmed' | 'rejected' }
export type RecognisedLink = TalkLink & { reasons: ReplyReason[] }
export type TalkPiece = {
  before: readonly TalkLine[]
  /** In time order. */
  messages: readonly TalkMessage[]
  /** Questions that were open at the start of the piece, and those asked in it. */
  questions: readonly TalkQuestion[]
  /** Answered not long before it. */
  answered: readonly OpenQuestion[]
  /** By people. */
  decisions: readonly TalkLink[]
}
export type ReadClass = {
  class: MessageClass
  suggested: MessageClass
  reason: ClassReason | null
  dangerScore: number
  mayAsk: boolean
}
export type FollowedTalk = {
  classes: Map<string, ReadClass>
  questions: TalkQuestion[]
  links: RecognisedLink[]
}
