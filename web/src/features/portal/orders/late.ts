import { lazyDialog } from '../../../lib/line/lazy-part.ts'

export const ImportBulletinsDialog = lazyDialog(
  'ImportBulletinsDialog',
  () => import('./ImportBulletinsDialog.tsx'),
)
