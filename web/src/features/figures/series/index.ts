/** A figure day by day: its line beside its norm, the days above it, and the same as a table. */
export { SeriesPanel } from './SeriesPanel.tsx'
