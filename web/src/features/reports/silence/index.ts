/** Municipalities and settlements that write much less than is to be expected: on the map and as a table. */
export { type RenderPlaceRows, SilencePanel } from './SilencePanel.tsx'
