/** What a change of many means for the grants of one. Pure. */
import type { PeopleChange, WHY_LEFT } from '@veche/contract/admin/many/people.ts'
import { type Grant, scopeCodeOf } from './actor.ts'

export type GrantPlan = { given: Grant[]; taken: Grant[] }

/** An administrator keeps that role: it is given and taken one at a time. */
export function planChange(own: readonly Grant[], change: PeopleChange): GrantPlan {
  switch (change.kind) {
    case 'give':
      return { given: hasGrant(own, change.grant) ? [] : [change.grant], taken: [] }
    case 'take':
      return { given: [], taken: hasGrant(own, change.grant) ? [change.grant] : [] }
    case 'move':
      return planMove(own, change.agencyCode)
  }
}

/** Why a change of many leaves somebody as they are. */
export function whyLeft(own: readonly Grant[], { kind }: PeopleChange): (typeof WHY_LEFT)[number] {
  if (kind !== 'move') return kind === 'give' ? 'has_role' : 'no_role'
  return own.some(isOfBody) ? 'there_already' : 'no_body_role'
}

function isOfBody({ scope: { kind } }: Grant): boolean {
  return kind === 'agency' || kind === 'unit'
}

function planMove(own: readonly Grant[], agencyCode: string): GrantPlan {
  const scope = { kind: 'agency', code: agencyCode } as const
  const taken = own.filter((grant) => isOfBody(grant) && !isSame(grant, { role: grant.role, scope }))
  const roles = [...new Set(taken.map(({ role }) => role))]
  const given = roles.map((role) => ({ role, scope })).filter((grant) => !hasGrant(own, grant))
  return { given, taken: taken.map(({ role, scope: from }) => ({ role, scope: from })) }
}

export function hasGrant(own: readonly Grant[], grant: Grant): boolean {
  return own.some((one) => isSame(one, grant))
}

export function isSame(one: Grant, other: Grant): boolean {
  const isOneScope =
    one.scope.kind === other.scope.kind && scopeCodeOf(one.scope) === scopeCodeOf(other.scope)
  return one.role === other.role && isOneScope
}
