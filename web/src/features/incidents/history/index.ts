/** One change of an incident written whole (state, deadlines, event and a chained row of history), and what is read back from the rows: refusals, supplements, evidence, what a step taken back puts back. */

export { HistoryPanel } from './HistoryPanel.tsx'
export { EvidencePanel } from './late.ts'
export { Meanwhile } from './Meanwhile.tsx'
export { hasRefused, lastReason, namedAgency } from './refusals.ts'
