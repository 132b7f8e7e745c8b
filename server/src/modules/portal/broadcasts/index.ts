/** One text to many pages and chats: approved by another person, once in each place, corrected and withdrawn everywhere. */
export { broadcastPictureRoutes, broadcastRoutes } from './broadcasts.routes.ts'
export { type BroadcastsContext, offerPlaces } from './list-places.ts'
export { broadcastJobs } from './pictures.ts'
export { registerBroadcastPost } from './register-broadcast-post.ts'
export { runBroadcastCommand } from './run-broadcast-command.ts'
export { changeBroadcast, createBroadcast } from './save-broadcast.ts'
export { startBroadcasts, sweepBroadcasts } from './sweep-broadcasts.ts'
export { broadcastsToApprove } from './waiting-broadcasts.ts'
