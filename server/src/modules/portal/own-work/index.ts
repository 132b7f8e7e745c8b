/** One's own figures against one's own past: what was answered, what came back and why, what residents said. */
export { ownWorkRoutes } from './own-work.routes.ts'
