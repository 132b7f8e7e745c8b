/** What opens over a question or the list of them: it comes with the first touch or key, not with the page. */
import { lazyDialog } from '../../../lib/line/lazy-part.ts'
import type { OnCard } from '../kept-steps/index.ts'

export const CardDialog = lazyDialog('CardDialog', () => import('./CardDialog.tsx'))
export const KeptSteps = lazyDialog<'KeptSteps', OnCard>('KeptSteps', () => import('../kept-steps/index.ts'))
