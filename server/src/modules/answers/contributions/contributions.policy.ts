/** Who is of the body that is asked. Who sees the question itself, the policy of incidents says. */
import type { Role } from '@veche/contract/access.ts'
import type { Actor } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'

type Agency = Directory['agencies'][number]

/** They work for bodies; the centre asks in the name of one and gives nothing itself. */
const OF_BODIES: readonly Role[] = ['coordinator', 'executor', 'head']

export function isOfBody({ grants }: Pick<Actor, 'grants'>, agency: Agency): boolean {
  return grants.some(({ role, scope }) => {
    if (!OF_BODIES.includes(role)) return false
    if (scope.kind === 'agency') return scope.code === agency.code
    if (scope.kind === 'unit') return agency.units.some(({ code }) => code === scope.code)
    return scope.kind === 'municipality' && scope.code === agency.municipalityCode
  })
}

export function bodiesOf(actor: Pick<Actor, 'grants'>, { agencies }: Directory): string[] {
  return agencies.filter((agency) => isOfBody(actor, agency)).map(({ code }) => code)
}
