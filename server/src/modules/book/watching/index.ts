/** Books of others, which this installation signs as long as they only grow. */

export { cosignCheckpoint } from './cosign-checkpoint.ts'
export {
  deleteWatched,
  FORK,
  findRefusedNote,
  listWatched,
  upsertWatched,
  type WatchedRow,
} from './watched.repository.ts'
export { witnessRoutes } from './witness.routes.ts'
export { openWitnessKey, type WatchingContext } from './witness-key.ts'
