/** Our own words in a chat with their files: written, sent, waiting, and standing there as messages. */
export { listFilesOfPosts } from './files.repository.ts'
export { chatFilesRoutes } from './files.routes.ts'
export { chatFileJobs } from './files.ts'
export { presentDanger, presentMessage, presentQuestion } from './message.presenter.ts'
export { chatPostsRoutes } from './posts.routes.ts'
export { registerPost } from './register-post.ts'
