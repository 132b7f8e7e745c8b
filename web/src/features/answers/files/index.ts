/** Files of an answer: brought, labelled, kept while there is no line, carried into the network before it, and shown with what was published. */

export type { Ghost } from './CameraDialog.tsx'
export { CaptionedFile } from './CaptionedFile.tsx'
export { EvidencePhotos } from './EvidencePhotos.tsx'
export { FilePicker, MAX_FILES } from './FilePicker.tsx'
export { FileList, FilesBar } from './FilesBar.tsx'
export { fileHref, uploadAnswerFile } from './files-client.ts'
export { listPhotos, PHOTOS_CHANGED } from './photo-store.ts'
export { sendPhotos } from './send-photos.ts'
export { useFiles } from './use-files.ts'
