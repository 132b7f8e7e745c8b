export {
  eraseDeliveries,
  type FoundDeliveries,
  findDeliveries,
  markErased,
} from './erased/erase-deliveries.ts'
export { listErasedWords, listKeyedMessages } from './erased/erased-messages.repository.ts'
export { inboxJobs } from './inbox.jobs.ts'
export { inboxRoutes } from './inbox.routes.ts'
export type { Arrival, ClosedDialog, Dialog, LateDelivery } from './messages/arrival.ts'
export { openAuthorName } from './messages/author-name.ts'
export { describeAuthors, ensureAuthors } from './messages/authors.repository.ts'
export { heardPlaces } from './messages/heard-places.query.ts'
export { adoptOwnWords, linkMessages, lockMessages, markMessagesRead } from './messages/links.repository.ts'
export {
  deleteOwnMessage,
  findWords,
  getMessage,
  insertMessages,
  listMessages,
  listMessagesByKey,
  type StoredMessage,
} from './messages/messages.repository.ts'
export { resolveAuthors, startResolvingAuthors } from './messages/resolve-authors.ts'
export { listSaid, type SaidText } from './messages/said.repository.ts'
export { markTakenDown } from './messages/taken-down.repository.ts'
export {
  joinThread,
  postPart,
  type ThreadMessage,
  threadIds,
  threadParts,
} from './messages/thread.repository.ts'
export { startPipeline } from './pipeline.ts'
export { type PipelineDeps, type PipelineServices, processBatch } from './process-batch.ts'
export {
  countOldRaw,
  countRaw,
  emptyOldRaw,
  findRawBody,
  findRawOfKey,
  lockPipeline,
} from './raw/raw-inbox.repository.ts'
export { createRawWriter, type RawWriter } from './raw/raw-writer.ts'
export { type ReadBackDeps, readGapsBack, reconcileDue, startReadingBack } from './read-back/read-back.ts'
export { type FollowDeps, followOnce, type PlaceToFollow, startFollowing } from './receiving/follow-live.ts'
export { type ImportReport, importMessages } from './receiving/import-messages.ts'
export { type LongPollDeps, startLongPolls } from './receiving/long-poll.ts'
export { readMessageFile } from './receiving/read-message-file.ts'
export { webhookRoutes } from './receiving/webhook.routes.ts'
