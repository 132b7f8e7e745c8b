/** Own templates are their author's, those of an agency its coordinator's, those of the region the centre's. */
import type { TEMPLATE_SCOPES } from '@veche/contract/casework/templates.ts'
import type { Actor } from '../../access/index.ts'

export type TemplateScope = {
  scopeKind: (typeof TEMPLATE_SCOPES)[number]
  ownerId: string | null
  agencyCode: string | null
}

/** The agencies whose templates the actor works with. */
export function agenciesOf(actor: Actor): string[] | 'all' {
  if (isOfCentre(actor)) return 'all'
  return actor.grants.flatMap(({ scope }) => (scope.kind === 'agency' ? [scope.code] : []))
}

export function mayChangeTemplate(actor: Actor, template: TemplateScope): boolean {
  switch (template.scopeKind) {
    case 'own':
      return template.ownerId === actor.id
    case 'agency':
      return actor.grants.some(
        ({ role, scope }) =>
          role === 'coordinator' && scope.kind === 'agency' && scope.code === template.agencyCode,
      )
    case 'region':
      return isOfCentre(actor)
  }
}

/** Whoever sorts and approves for the whole region; those of one municipality use what the region has. */
function isOfCentre(actor: Actor): boolean {
  return actor.grants.some(
    ({ role, scope }) => (role === 'dispatcher' || role === 'moderator') && scope.kind === 'region',
  )
}
