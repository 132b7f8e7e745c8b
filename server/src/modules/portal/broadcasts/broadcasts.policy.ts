/** Who writes to which places, who approves, and who sees what goes where. Reach is by municipality. */
import type { Role } from '@veche/contract/access.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import { type Actor, scopesOf } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'

type Known = Pick<Directory, 'agencies'>
type Person = Pick<Actor, 'id' | 'name' | 'grants'>

const WRITERS: readonly Role[] = [
  ...(['dispatcher', 'moderator', 'coordinator', 'executor', 'head', 'chat_moderator'] as const),
]
const APPROVERS: readonly Role[] = ['moderator', 'head']
/** Who may call all approvers at once. */
const URGENT: readonly Role[] = ['dispatcher', 'moderator', 'coordinator', 'head']

/** Everywhere, or in these municipalities. */
export type Reach = 'region' | ReadonlySet<string>

function reachOf(person: Person, roles: readonly Role[], { agencies }: Known): Reach {
  const scopes = scopesOf({ ...person, tokenScopes: null }, roles)
  if (scopes.some(({ kind }) => kind === 'region')) return 'region'
  const codes = scopes.flatMap((scope) => {
    if (scope.kind === 'municipality') return scope.code
    const own = agencies.find(
      ({ code, units }) =>
        (scope.kind === 'agency' && scope.code === code) ||
        (scope.kind === 'unit' && units.some((unit) => unit.code === scope.code)),
    )
    return own?.kind === 'administration' ? (own.municipalityCode ?? []) : []
  })
  return new Set(codes)
}

function covers(reach: Reach, codes: readonly string[]): boolean {
  return reach === 'region' || codes.every((code) => reach.has(code))
}

export function writingReach(actor: Person, known: Known): Reach {
  return reachOf(actor, WRITERS, known)
}

export function approvingReach(person: Person, known: Known): Reach {
  return reachOf(person, APPROVERS, known)
}

/** What of it lies within the other; null: everywhere. */
export function reachWithin(reach: Reach, other: Reach): string[] | null {
  return reach === 'region' ? null : [...reach].filter((code) => isWithin(other, code))
}

export function isWithin(reach: Reach, municipalityCode: string): boolean {
  return covers(reach, [municipalityCode])
}

export function mayBeUrgent(actor: Person): boolean {
  return actor.grants.some(({ role }) => URGENT.includes(role))
}

type Text = { municipalityCodes: readonly string[]; writtenBy: string }

/** Own ones, and whatever goes to a place of one's own municipality. */
export function maySee(actor: Person, { municipalityCodes, writtenBy }: Text, known: Known): boolean {
  const reach = writingReach(actor, known)
  return reach === 'region' || writtenBy === actor.id || municipalityCodes.some((code) => reach.has(code))
}

export function mayWrite(
  actor: Person,
  { municipalityCodes }: Pick<Text, 'municipalityCodes'>,
  known: Known,
): boolean {
  return covers(writingReach(actor, known), municipalityCodes)
}

export function mayApprove(
  actor: Person,
  { municipalityCodes }: Pick<Text, 'municipalityCodes'>,
  known: Known,
): boolean {
  const reach = reachOf(actor, APPROVERS, known)
  return reach === 'region' || (reach.size > 0 && covers(reach, municipalityCodes))
}

export function authorizeWriting(actor: Person, text: Pick<Text, 'municipalityCodes'>, known: Known): void {
  if (!mayWrite(actor, text, known)) throw new ForbiddenError('broadcast.out_of_scope')
}
