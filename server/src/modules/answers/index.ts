export { approvalRoutes } from './approval/approval.routes.ts'
export { sendBackAnswer } from './approval/decide-answer.ts'
export { commandJobs } from './approval/forget-commands.ts'
export { submitAnswer } from './approval/submit-answer.ts'
export { stopUnread } from './approval/undo-approval.ts'
export { answersRoutes } from './card/answers.routes.ts'
export { draftsRoutes } from './card/drafts.routes.ts'
export { filesRoutes } from './card/files.routes.ts'
export { fileJobs, removeUnusedFiles } from './files/file-steps.ts'
export { listPublishedFiles, type PublishedFile } from './files/published-files.ts'
export { linkPost } from './outbox/link-post.ts'
export {
  conversationOf,
  listWaitingPosts,
  queuePost,
  type WaitingPost,
  withdrawPosts,
} from './outbox/posts.ts'
export type { AnswersContext } from './parts/answers-context.ts'
export { asksAuthor, withoutAsking } from './parts/domain/ask-author.ts'
export type { NewPost, OnPosted, Posted, PostFile, PostPurpose } from './parts/posted.ts'
export { listAlteredMessages } from './published/altered-messages.ts'
export { listAlteredPublications } from './published/altered-words.ts'
export { addressTo, listPublicAnswers } from './published/public-answer.ts'
export { publicTextOf } from './published/public-text.ts'
export { recordDeliveries } from './sending/record-deliveries.ts'
export { recordEchoes } from './sending/record-echoes.ts'
export { answersJobs, type PostDecision, resolvePost } from './sending/resolve-publication.ts'
export { resumePrivate } from './sending/resume-private.ts'
export { type SenderDeps, sendDue, startSender } from './sending/send-publications.ts'
export { seedTemplates } from './templates/seed-templates.ts'
export { templatesRoutes } from './templates/templates.routes.ts'
