/** The roster of a post: a week at a time, copied, exchanged, held to gaps, overlaps and absences before it is saved. */
export { RosterEditor } from './RosterEditor.tsx'
