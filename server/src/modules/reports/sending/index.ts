/** What is sent: runs of schedules with their files, how each recipient got them, and the archive of both. */
export { archiveRoutes } from './archive.routes.ts'
export { sendingJobs } from './reports.jobs.ts'
