/** Moderation acts: what people did with messages and authors, who decided and until when; the hint to authors who show personal data. */
export { hintAuthor } from './hint-author.ts'
export { moderationRoutes } from './moderation.routes.ts'
export { reachInChats } from './reach.ts'
