import { lazyPart } from '../../../lib/line/lazy-part.ts'

/** Of questions that were solved. */
export const EvidencePanel = lazyPart('EvidencePanel', () => import('./EvidencePanel.tsx'))
