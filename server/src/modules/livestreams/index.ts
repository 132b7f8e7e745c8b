export { runCommands } from './commands/index.ts'
export { onControl, startAnsweredSweep, sweepAnswered } from './control/index.ts'
export {
  type AskedThere,
  addSource,
  findAsked,
  findStreamsOf,
  listLivePlaces,
  readTexts,
  registerForStreams,
  registerLivestreamMessages,
} from './intake/index.ts'
export { livestreamQuestionsRoutes } from './livestream-questions.routes.ts'
export { livestreamsRoutes } from './livestreams.routes.ts'
export {
  changeLivestream,
  countUnprepared,
  createLivestream,
  findStreams,
  listOwnStreams,
  move,
} from './plan/index.ts'
export { protocolRoutes, toTimeCode } from './protocol/index.ts'
export type { PublicQuestion } from './public-livestream.repository.ts'
export { type PublicLivestream, readPublicLivestream } from './public-livestream.ts'
export { applyQuestionCommand, keyOfWords, type Question, stemsOf } from './questions/index.ts'
export { repliesRoutes, sweepLaterReplies } from './replies/index.ts'
export { readShownStreams, type ShownStream } from './shown-streams.ts'
export {
  canSeeLivestream,
  type LivestreamsContext,
  listVisibleLivestreams,
  livestreamMarksOf,
  reachInStreams,
  visibleLivestreams,
} from './stream/index.ts'
