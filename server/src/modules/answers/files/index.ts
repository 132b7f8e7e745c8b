/** Files of an answer: brought, labelled, kept while there is no line, carried into the network before it, and shown with what was published. */
export { attachFiles } from './attach-files.ts'
export { fileJobs, readFileFor, relabelFile, saveFile } from './file-steps.ts'
export {
  assertFilesOf,
  type FileRow,
  getFile,
  hasPhotoAfter,
  listFiles,
  listSentLabels,
} from './files.repository.ts'
export { listPublishedFiles, type PublishedFile } from './published-files.ts'
