/** How long «решено» holds: the curve, whom and what it is of, and the closings behind it. */
export { DurabilityPanel } from './DurabilityPanel.tsx'
