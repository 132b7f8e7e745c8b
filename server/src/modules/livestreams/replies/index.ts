/** Replies to authors: texts that are read and sent, corrections, later answers, failed replies. */
export { repliesRoutes } from './replies.routes.ts'
export { type LaterDeps, sweepLaterReplies } from './reply-later.ts'
