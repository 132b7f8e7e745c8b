/** What opens over a question or the list of them: it comes with the first touch or key, not with the page. */
import { lazyDialog } from '../../../lib/line/lazy-part.ts'

export const CardDialog = lazyDialog('CardDialog', () => import('./CardDialog.tsx'))
export const KeptTakeNotice = lazyDialog('KeptTakeNotice', () => import('../taking/KeptTakeNotice.tsx'))
export const RefusedTakes = lazyDialog<'RefusedTakes', { incidentId: string }>(
  'RefusedTakes',
  () => import('../taking/RefusedTakes.tsx'),
)
