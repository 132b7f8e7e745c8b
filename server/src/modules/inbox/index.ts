export type { Arrival, Dialog, LateDelivery } from './arrival.ts'
export { openAuthorName } from './author-name.ts'
export { type FollowDeps, followOnce, type PlaceToFollow, startFollowing } from './follow-live.ts'
export { heardPlaces } from './heard-places.ts'
export { type ImportReport, importMessages } from './import-messages.ts'
export { inboxJobs } from './inbox.jobs.ts'
export { inboxRoutes } from './inbox.routes.ts'
export { type LongPollDeps, startLongPolls } from './long-poll.ts'
export {
  deleteOwnMessage,
  describeAuthors,
  ensureAuthors,
  getMessage,
  insertMessages,
  joinThread,
  linkMessages,
  listMessages,
  listMessagesByKey,
  markMessagesRead,
  postPart,
  type StoredMessage,
  type ThreadMessage,
  threadIds,
  threadParts,
} from './messages.repository.ts'
export { startPipeline } from './pipeline.ts'
export { type PipelineDeps, type PipelineServices, processBatch } from './process-batch.ts'
export { countRaw, findRawBody, findRawOfKey } from './raw-inbox.repository.ts'
export { createRawWriter, type RawWriter } from './raw-writer.ts'
export { type ReadBackDeps, readGapsBack, reconcileDue, startReadingBack } from './read-back.ts'
export { readMessageFile } from './read-message-file.ts'
export { resolveAuthors, startResolvingAuthors } from './resolve-authors.ts'
export { webhookRoutes } from './webhook.routes.ts'
