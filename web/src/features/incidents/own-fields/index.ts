/** What a question says in the fields that the region adds to its topic. */
export { OwnFieldsPanel } from './OwnFieldsPanel.tsx'
