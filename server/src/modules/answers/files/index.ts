/** Files of an answer: uploaded, labelled, kept in the browser while there is no line, uploaded to the network, and shown with the publication. */
export { attachFiles } from './attach-files.ts'
export { fileJobs, readFileFor, relabelFile, saveFile } from './file-steps.ts'
export {
  assertFilesOf,
  type FileRow,
  findPhotos,
  getFile,
  listFiles,
  listSentLabels,
} from './files.repository.ts'
export { listPublishedFiles, type PublishedFile } from './published-files.ts'
