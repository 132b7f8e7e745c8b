/** Co-executors: parts of an answer that other bodies give, for who asks and for who gives. */
export { ContributionsPanel } from './ContributionsPanel.tsx'
export { partQuery, partsOfIncidentQuery, partsQuery } from './contributions.queries.ts'
export { partActs } from './kept-part-acts.ts'
export { PartList, type RenderPart } from './PartList.tsx'
export { PartScreen } from './PartScreen.tsx'
