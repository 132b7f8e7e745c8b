/** Work of seconds, done in a thread of its own: requests go on meanwhile. */

export type { Hours } from './domain/tasks.ts'
export { runAside } from './run-aside.ts'
