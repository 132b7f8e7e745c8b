/** One change of an incident written whole (state, deadlines, event and a chained row of history), and what is read back from the rows: refusals, supplements, evidence, what a step taken back puts back. */
export { EvidencePanel } from './EvidencePanel.tsx'
export { HistoryPanel } from './HistoryPanel.tsx'
export { Meanwhile } from './Meanwhile.tsx'
export { hasRefused, lastReason, namedAgency } from './refusals.ts'
