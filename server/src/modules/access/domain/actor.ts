/** Who acts: a person or a program on a person's behalf. Roles hold within a scope: a grant is role × scope. */
import type { Role, Scope, TokenScope } from '@veche/contract/access.ts'
import type { GatedRight } from '@veche/contract/values/courses.ts'

export type Grant = { role: Role; scope: Scope }

/** Waits until the person passes the course. */
export type RestingRight = { right: GatedRight; courseId: string }

export type Actor = {
  id: string
  name: string
  grants: readonly Grant[]
  /** Null for a person in a browser; a token may do only what it was made for. */
  tokenScopes: readonly TokenScope[] | null
  /** Rights that roles give and that rest now; none where the actor was not read from a credential. */
  resting?: readonly RestingRight[]
}

/** The product itself: deadlines passing, rules, the network's confirmation. */
export type ActorRef = { id: string; name: string } | null
/** Whom a history names: a rule has a name and is nobody's account. */
export type Signer = { id: string | null; name: string } | null

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role))
}

/** Scopes in which the actor has one of the roles. */
export function scopesOf(actor: Actor, roles: readonly Role[]): Scope[] {
  return actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.scope)
}

const ROLES_WITH_SECOND_FACTOR: readonly Role[] = ['administrator', 'moderator']

/** Who can publish in the region's name or open its doors proves it twice. */
export function needsSecondFactor(actor: Pick<Actor, 'grants'>): boolean {
  return actor.grants.some((grant) => ROLES_WITH_SECOND_FACTOR.includes(grant.role))
}

/** Columns of a grant; the region has no code. */
export function toScope(kind: Scope['kind'], code: string): Scope {
  return kind === 'region' ? { kind } : { kind, code }
}

export function scopeCodeOf(scope: Scope): string {
  return scope.kind === 'region' ? '' : scope.code
}
