/** Municipalities that write much less than is to be expected: on the map and as a table. */
export { SilencePanel } from './SilencePanel.tsx'
