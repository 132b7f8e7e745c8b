/** What a question says in the fields that the region adds to its topic. */
export { filledFields } from './kept-fields.ts'
export { OwnFieldsPanel } from './OwnFieldsPanel.tsx'
