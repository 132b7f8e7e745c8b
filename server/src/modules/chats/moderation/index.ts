/** What people did with messages and their authors, by whose word and till when; the hint to who shows personal data. */
export { hintAuthor } from './hint-author.ts'
export { moderationRoutes } from './moderation.routes.ts'
