/** Says who sees a saved view and with whom it may be shared. */
import type { Actor } from '../../access/index.ts'

export type ViewScope = { ownerId: string; sharing: 'none' | 'agency' | 'region'; agencyCode: string | null }

/** `agencyOfUnit`: a person of a unit belongs to its agency. */
export function agenciesOf(actor: Actor, agencyOfUnit: (unitCode: string) => string | null): string[] {
  const codes = actor.grants.flatMap(({ scope }) => {
    if (scope.kind === 'agency') return [scope.code]
    const agencyCode = scope.kind === 'unit' ? agencyOfUnit(scope.code) : null
    return agencyCode ? [agencyCode] : []
  })
  return [...new Set(codes)]
}

export function maySeeView(actor: Actor, view: ViewScope, agencies: readonly string[]): boolean {
  if (view.ownerId === actor.id || view.sharing === 'region') return true
  return view.sharing === 'agency' && view.agencyCode !== null && agencies.includes(view.agencyCode)
}

/** The centre shares with the region, and a coordinator or head with their agency. */
export function sharingRights(actor: Actor): { region: boolean; agencies: string[] } {
  const agencies = actor.grants.flatMap(({ role, scope }) =>
    (role === 'coordinator' || role === 'head') && scope.kind === 'agency' ? [scope.code] : [],
  )
  const region = actor.grants.some(
    ({ role, scope }) => (role === 'dispatcher' || role === 'moderator') && scope.kind === 'region',
  )
  return { region, agencies: [...new Set(agencies)] }
}
