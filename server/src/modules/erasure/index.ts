/** Erasing what is private of one question, on the written demand of its author. */
export { askErasure, decideErasure } from './erase-question.ts'
export { erasureJobs } from './erasure.jobs.ts'
export { erasureRoutes } from './erasure.routes.ts'
export type { ErasureContext } from './erasure-context.ts'
export { personsRoutes } from './person/persons.routes.ts'
export { removeErasedFiles } from './remove-erased-files.ts'
export { retentionRoutes } from './retention/retention.routes.ts'
