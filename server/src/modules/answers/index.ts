export { answersRoutes } from './answers.routes.ts'
export type { AnswersContext } from './answers-context.ts'
export { asksAuthor } from './domain/ask-author.ts'
export { draftsRoutes } from './drafts.routes.ts'
export { fileJobs, removeUnusedFiles } from './file-steps.ts'
export { filesRoutes } from './files.routes.ts'
export {
  conversationOf,
  listWaitingPosts,
  type NewPost,
  type OnPosted,
  type Posted,
  type PostPurpose,
  queuePost,
} from './posts.ts'
export { recordDeliveries } from './record-deliveries.ts'
export { recordEchoes } from './record-echoes.ts'
export { answersJobs, type ResolveDeps, resolvePost } from './resolve-publication.ts'
export { resumePrivate } from './resume-private.ts'
export { seedTemplates } from './seed-templates.ts'
export { type SenderDeps, sendDue, startSender } from './send-publications.ts'
export { templatesRoutes } from './templates.routes.ts'
