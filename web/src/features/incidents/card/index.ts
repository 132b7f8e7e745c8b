/** One incident in full, as its reader may see it, and what they may do on it. */
export { IncidentCard } from './IncidentCard.tsx'
export { TaskSummary } from './TaskSummary.tsx'
