/** Digests of a chat: drafts of the morning and of Friday that a person posts, and the figures of its week. */
export { cleanDigests, findDigestsTelling } from './clean-digests.ts'
export { countFigures } from './count-figures.ts'
export { digestJobs } from './digest.jobs.ts'
export { digestsRoutes } from './digests.routes.ts'
