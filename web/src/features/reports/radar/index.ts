/** What happens at this moment: surges of questions, and what will be late by the end of the day. */
export { ForecastPanel } from './ForecastPanel.tsx'
export { SurgesPanel } from './SurgesPanel.tsx'
