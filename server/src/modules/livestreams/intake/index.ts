/** How questions come in: the posts and videos under which people ask, the tag, the telephone and the hall; kept, folded, followed as their words change. */
export { addQuestion } from './add-question.ts'
export { addSource, listCandidates, removeSource } from './change-sources.ts'
export { findAsked } from './find-asked-stream.ts'
export type { AskedThere } from './live.repository.ts'
export { listLivePlaces } from './live-places.ts'
export { readTexts } from './read-texts.ts'
export {
  findStreamsOf,
  registerForStreams,
  registerLivestreamMessages,
} from './register-livestream-messages.ts'
