/** What a person has sent and others hold now. */
export { SentTasks } from './SentTasks.tsx'
