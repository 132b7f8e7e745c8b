/** After a cut all pages come back together: each asks again by chance within so long. The bench runs its desks by it too. */

/** Nobody told what was missed, or an answer failed meanwhile. */
export const UNTOLD_SPREAD_MS = 2000
/** Events told what was missed. Asked once more, since a page may have slept longer than that, but nothing waits for it. */
export const TOLD_SPREAD_MS = 8000
