/** What opens over the desk: it comes with the first touch or key, not with the page. */
import { lazyDialog } from '../../lib/line/lazy-part.ts'

export const BulkDialog = lazyDialog('BulkDialog', () => import('./bulk/BulkDialog.tsx'))
export const SpreadDialog = lazyDialog('SpreadDialog', () => import('./bulk/SpreadDialog.tsx'))
export const SaveViewDialog = lazyDialog('SaveViewDialog', () => import('./views/SaveViewDialog.tsx'))
