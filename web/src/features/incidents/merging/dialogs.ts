/** What opens over a question or the list of them: it comes with the first touch or key, not with the page. */
import { lazyDialog } from '../../../lib/line/lazy-part.ts'

export const MergeDialog = lazyDialog('MergeDialog', () => import('./MergeDialog.tsx'))
export const MergeManyDialog = lazyDialog('MergeManyDialog', () => import('./MergeManyDialog.tsx'))
