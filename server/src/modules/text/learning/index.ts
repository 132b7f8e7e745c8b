/** What the reader of texts learns from the people of an installation: versions, the nightly run and their page. */

export { learningJobs } from './learning.jobs.ts'
export { learningRoutes } from './learning.routes.ts'
export type { LearningContext } from './learning-context.ts'
export { getOwn } from './own-reader.ts'
export { createDangerReader, type OwnDanger } from './read-own-danger.ts'
export { runLearning } from './run-learning.ts'
export { isAnythingLearnt } from './versions.repository.ts'
