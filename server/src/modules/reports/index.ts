/** What the leadership looks at, what is sent to it, and what is told of it to everybody. */
export { previewRoutes } from './preview.routes.ts'
export { createRatings, type Ratings } from './rating/index.ts'
export { reportsJobs } from './reports.jobs.ts'
export { reportRoutes } from './reports.routes.ts'
export { type ReportsContext, scheduleRoutes } from './schedules/index.ts'
export { archiveRoutes, sendingJobs } from './sending/index.ts'
