export { runCommands } from './commands/run-commands.ts'
export { startAnsweredSweep, sweepAnswered } from './control/sweep-answered.ts'
export { addSource } from './intake/change-sources.ts'
export { type AskedThere, findAsked } from './intake/find-asked-stream.ts'
export { listLivePlaces } from './intake/live-places.ts'
export {
  findStreamsOf,
  registerLivestreamMessages,
  takeForStreams,
} from './intake/register-livestream-messages.ts'
export { livestreamQuestionsRoutes } from './livestream-questions.routes.ts'
export { livestreamsRoutes } from './livestreams.routes.ts'
export { move } from './plan/move-livestream.ts'
export { changeLivestream, createLivestream } from './plan/save-livestream.ts'
export { protocolRoutes } from './protocol/protocol.routes.ts'
export { toTimeCode } from './protocol/protocol-document.ts'
export { type PublicLivestream, type PublicQuestion, readPublicLivestream } from './public-livestream.ts'
export { repliesRoutes } from './replies/replies.routes.ts'
export { sweepLaterReplies } from './replies/reply-later.ts'
export { canSeeLivestream } from './stream/livestreams.policy.ts'
export type { LivestreamsContext } from './stream/livestreams-context.ts'
