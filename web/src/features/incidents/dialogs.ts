/** What opens over a question or the list of them: it comes with the first touch or key, not with the page. */
import { lazyDialog } from '../../lib/lazy-part.ts'

export const AttachmentViewer = lazyDialog(
  'AttachmentViewer',
  () => import('./attachments/AttachmentViewer.tsx'),
)
export const CardDialog = lazyDialog('CardDialog', () => import('./card/CardDialog.tsx'))
export const FilterDialog = lazyDialog('FilterDialog', () => import('./filter/FilterDialog.tsx'))
export const MergeDialog = lazyDialog('MergeDialog', () => import('./merging/MergeDialog.tsx'))
export const MergeManyDialog = lazyDialog('MergeManyDialog', () => import('./merging/MergeManyDialog.tsx'))
