/** What opens over a question or the list of them: it comes with the first touch or key, not with the page. */
import { lazyDialog, lazyPart } from '../../../lib/line/lazy-part.ts'

export const FilterDialog = lazyDialog('FilterDialog', () => import('./FilterDialog.tsx'))
/** Its words come with it, so a list that asks nothing of own fields brings none of them. */
export const OwnFieldChips = lazyPart('OwnFieldChips', () => import('./OwnFieldChips.tsx'))
