/** Streams by day: planned, changed, listed, taken to their next step, and the figures of those days. */
export { countFigures } from './count-figures.ts'
export { findStreams } from './found-streams.repository.ts'
export { listLivestreams } from './list-livestreams.ts'
export { move } from './move-livestream.ts'
export { countUnprepared, listOwnStreams } from './own-streams.repository.ts'
export { changeLivestream, createLivestream } from './save-livestream.ts'
