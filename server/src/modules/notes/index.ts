export { findNotes } from './find-notes.ts'
export { listUnansweredMentions } from './notes.repository.ts'
export { notesRoutes } from './notes.routes.ts'
