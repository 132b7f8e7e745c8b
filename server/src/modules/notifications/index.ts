export { eventsRoutes } from './events.routes.ts'
export type { LiveHubDeps } from './live-hub.ts'
export { notificationJobs } from './notifications.jobs.ts'
