/** The end of each day on the official pages: what is posted there cannot be taken back unnoticed. */
export { countUnposted } from './list-book-pages.ts'
export { bookPageRoutes } from './posting.routes.ts'
export type { PostingContext } from './posting-context.ts'
export { queueDayPosts } from './queue-day-posts.ts'
export { registerDayPost } from './register-day-post.ts'
