/** What happens, told to programs of others: read from the history, signed, in order, logged, never inside. */
export { deliverDue, startWebhooks } from './deliver.ts'
export {
  listTroubled as listTroubledWebhooks,
  listWebhookIdsNamed,
  nameWebhooks,
} from './endpoints.repository.ts'
export { readHistory, startWebhookReader } from './read-history.ts'
export { webhookJobs } from './webhooks.jobs.ts'
export { webhooksRoutes } from './webhooks.routes.ts'
export type { WebhooksContext } from './webhooks-context.ts'
