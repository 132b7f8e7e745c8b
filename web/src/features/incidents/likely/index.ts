/** What has most of the words of a search that found nothing. */
export { LikelyIncidents } from './LikelyIncidents.tsx'
