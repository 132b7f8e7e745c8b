/** One stream as all others use it: its steps, who may see it and work in it, the frame of each change, its sources, tag, recording and balance. */
export { balanceOf } from './domain/balance.ts'
export { collectsAt, followPace, isAtWork, isPast, moveLivestream } from './domain/livestream.ts'
export { secondOfRecording } from './domain/second-of-recording.ts'
export { tagKey, tagsIn, withoutTag } from './domain/tag.ts'
export { loadBalances, presentLivestreams, scopeOf } from './livestream.presenter.ts'
export { livestreamMarksOf } from './livestream-reader.ts'
export {
  authorizeLivestream,
  canInLivestream,
  canSeeLivestream,
  type LivestreamScope,
} from './livestreams.policy.ts'
export {
  countStates,
  getVisibleLivestream,
  insertLivestream,
  isAsked,
  type Livestream,
  listVisibleLivestreams,
  lockLivestreams,
  type Period,
  takeNumbers,
  takeRevisions,
  updateLivestream,
} from './livestreams.repository.ts'
export type { LivestreamDeps, LivestreamsContext } from './livestreams-context.ts'
export { reachInStreams } from './moderation-reach.ts'
export {
  type CandidateRow,
  deleteSource,
  findOwner,
  findPost,
  insertSource,
  listPosts,
  listVideos,
  type SourcePlace,
} from './sources.repository.ts'
export { visibleLivestreams } from './visible-livestreams.query.ts'
export { type LivestreamAsk, livestreamEvent, workInLivestream } from './work-in-livestream.ts'
