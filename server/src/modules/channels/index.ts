export { toAccount } from './channel-account.ts'
export { type ChannelBook, createChannelBook } from './channel-book.ts'
export { channelJobs } from './channels.jobs.ts'
export {
  type Channel,
  getChannel,
  listChannels,
  saveEventTime,
  type Transport,
} from './channels.repository.ts'
export { channelsRoutes } from './channels.routes.ts'
export {
  announceChannel,
  type ChannelDeps,
  channelChanged,
  checkChannel,
  webhookUrlOf,
} from './check-channel.ts'
export { countTroubledChannels } from './count-channels.ts'
export { coverChannel, openGapSinceCovered } from './cover-channel.ts'
export { type CreateChannel, type CreatedChannel, createChannel } from './create-channel.ts'
export { findLost, nextLookAt } from './domain/coverage.ts'
export {
  addFound,
  endGap,
  type Gap,
  listChannelsWithDueGaps,
  listDueGaps,
  listGaps,
  openGap,
  postponeGap,
} from './gaps.repository.ts'
export { ensureHandChannel, ensureImportChannel } from './import-channel.ts'
export {
  countChannelsOf,
  getNetworkOf,
  listChannelIdsNamed,
  listChannelNames,
} from './known-channels.repository.ts'
export { listPlaces, type PlaceHeardOf, savePlaces } from './places.repository.ts'
export { FOLLOW_STREAM, readCursor, readCursors, saveCursor } from './watch.repository.ts'
export type { ChannelNews, NotifyAdministrators } from './watch-channel.ts'
