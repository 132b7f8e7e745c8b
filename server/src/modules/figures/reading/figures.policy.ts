/** Whose figures somebody sees: of the whole region, or of their own municipalities and bodies. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { type Actor, FIGURE_READERS, scopesOf } from '../../access/index.ts'

/** Null: the whole region. */
export function ownPlaces(actor: Actor): FigureFilter[] | null {
  const scopes = scopesOf(actor, FIGURE_READERS)
  if (scopes.some(({ kind }) => kind === 'region')) return null
  return scopes.flatMap((scope): FigureFilter[] => {
    if (scope.kind === 'municipality') return [{ municipalityCode: scope.code }]
    return scope.kind === 'agency' ? [{ agencyCode: scope.code }] : []
  })
}

/** The filter that is asked, or the first of the reader's own places where none is. */
export function filterWithinScope(actor: Actor, filter: FigureFilter): FigureFilter {
  const own = ownPlaces(actor)
  if (own === null || own.some((place) => isWithin(filter, place))) return filter
  const asksOfNoPlace = filter.municipalityCode === undefined && filter.agencyCode === undefined
  if (own[0] && asksOfNoPlace) return { ...filter, ...own[0] }
  throw new NotFoundError('figures.not_found', { ...filter })
}

function isWithin(filter: FigureFilter, { municipalityCode, agencyCode }: FigureFilter): boolean {
  return municipalityCode === undefined
    ? filter.agencyCode === agencyCode
    : filter.municipalityCode === municipalityCode
}
