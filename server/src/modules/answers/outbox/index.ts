/** The outbox: its rows, answers for each author and for those who joined later, and posts that answer no incident. */
export { deliverToLate } from './deliver-to-late.ts'
export { leaveToPerson } from './leave-to-person.ts'
export { linkPost } from './link-post.ts'
export {
  cancelQueued,
  countDeliveries,
  findOtherPart,
  getPublication,
  hasUnknownDelivery,
  listPublications,
  listRefusedIn,
  lockPublication,
  updatePublication,
} from './outbox.repository.ts'
export {
  claimDue,
  endAttempt,
  listAbandoned,
  listUnknownToCheck,
  OUTBOX_CHANNEL,
  wakeSenders,
} from './outbox-claims.repository.ts'
export { findByEchoKey, findEchoed } from './outbox-echoes.repository.ts'
export { type AnswerRow, isAnswer, type OutboxRow, toRow } from './outbox-row.ts'
export { listPostStates, type PostState, type WaitingPost } from './posts.repository.ts'
export {
  announcePost,
  conversationOf,
  listWaitingPosts,
  queuePost,
  readPost,
  settlePost,
  withdrawPosts,
} from './posts.ts'
export {
  type Composed,
  composePublications,
  hashText,
  nameOf,
  queuePublication,
} from './queue-publication.ts'
