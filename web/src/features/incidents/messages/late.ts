import { lazyPart } from '../../../lib/line/lazy-part.ts'

/** Of the few questions that several people ask. */
export const MembersPanel = lazyPart('MembersPanel', () => import('./MembersPanel.tsx'))
export const MembersFold = lazyPart('MembersFold', () => import('./MembersPanel.tsx'))
