export { eventsRoutes } from './events.routes.ts'
export { liveJobs } from './live.jobs.ts'
export type { LiveHubDeps } from './live-hub.ts'
export { type PushContext, pushRoutes, sendPushDue, startPush } from './push/index.ts'
export { sendPlace } from './send-place.ts'
export {
  deliverDue,
  listTroubledWebhooks,
  listWebhookIdsNamed,
  nameWebhooks,
  readHistory,
  startWebhookReader,
  startWebhooks,
  type WebhooksContext,
  webhookJobs,
  webhooksRoutes,
} from './webhooks/index.ts'
