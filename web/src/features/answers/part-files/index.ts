/** Files of parts of answers: brought by the asked body, kept here while there is no line, taken into the answer. */
export { BringFiles } from './BringFiles.tsx'
export { type IntoAnswer, PartFiles } from './PartFiles.tsx'
export { KeptPartFilesHost } from './use-send-part-files.ts'
