/** Whose figures a page shows. Pure. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import type { Asked } from '../figures.queries.ts'

/**
 * As the server answers it: whoever keeps places is told of the first of them where nothing was asked. It is known also
 * while another period is on its way; without it a table would be asked for that is kept of no body.
 */
export function scopeOf(asked: Asked, own: readonly FigureFilter[] | null | undefined): Asked {
  const asksOfNoPlace = asked.municipalityCode === undefined && asked.agencyCode === undefined
  return asksOfNoPlace ? { ...asked, ...own?.[0] } : asked
}
