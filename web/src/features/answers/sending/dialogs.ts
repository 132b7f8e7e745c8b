/** What opens over a sending that has failed: it comes with the first touch or key, not with the page. */
import { lazyDialog } from '../../../lib/line/lazy-part.ts'

export const ByHandDialog = lazyDialog('ByHandDialog', () => import('./ByHandDialog.tsx'))
export const GiveUpDialog = lazyDialog('GiveUpDialog', () => import('./GiveUpDialog.tsx'))
