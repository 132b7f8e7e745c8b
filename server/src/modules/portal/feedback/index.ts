/** Questions and proposals to the centre: who asked, what colleagues say to it, what was answered and done. */
export { feedbackRoutes } from './feedback.routes.ts'
export { findThreads } from './read-threads.ts'
export { addPost, createThread, runThreadCommand, vote } from './save-thread.ts'
export { countWaiting, listWaiting } from './thread-list.repository.ts'
