/** What those who asked are told: texts read and sent, corrections, answers given later, what did not arrive. */
export { repliesRoutes } from './replies.routes.ts'
export { type LaterDeps, sweepLaterReplies } from './reply-later.ts'
