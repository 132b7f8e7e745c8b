/** What proves or disproves the claim, what is true of it, and the two opinions that make the verdict. */
export { EvidencePanel } from './EvidencePanel.tsx'
export { VerdictPanel } from './VerdictPanel.tsx'
