/** What was sent by schedule: runs, how each recipient got them, the file, another try. */
export { Archive } from './Archive.tsx'
