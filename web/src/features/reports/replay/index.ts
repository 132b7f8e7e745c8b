/** The last month under other rules: asked for, worked on, told with how sure it is. */
export { ReplayPanel } from './ReplayPanel.tsx'
