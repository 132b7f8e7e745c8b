/** Files in a talk: what a resident attached and our copy of it, and what went along with our answer. */

export { Attachments } from './Attachments.tsx'
export { residentPictures } from './attachment-view.ts'
export { SentFiles } from './SentFiles.tsx'
