/** Which roles the groups of a person give. Pure; whether a place is known is asked afterwards. */
import type { Role } from '@veche/contract/access.ts'
import { type Grant, toScope } from '../../domain/actor.ts'
import { hasGrant, isSame } from '../../domain/plan-change.ts'

export type GroupRule = { group: string; role: Role; scope: string }
type Rules = { roles: readonly GroupRule[]; mayGive: readonly GroupRule['role'][] }

export function mapGroups({ roles, mayGive }: Rules, groups: readonly string[]): Grant[] {
  const grants: Grant[] = []
  for (const rule of roles) {
    // The file was checked at the start; a ceiling holds by itself.
    if (!mayGive.includes(rule.role)) continue
    for (const group of groups) {
      const grant = grantOf(rule, group)
      if (grant && !hasGrant(grants, grant)) grants.push(grant)
    }
  }
  return grants
}

function grantOf({ group: pattern, role, scope }: GroupRule, group: string): Grant | null {
  const found = matchGroup(pattern, group)
  if (found === null) return null
  const colon = scope.indexOf(':')
  const [kind, code] = [scope.slice(0, colon === -1 ? undefined : colon), scope.slice(colon + 1)]
  if (kind === 'region') return { role, scope: { kind } }
  if (kind !== 'agency' && kind !== 'unit' && kind !== 'municipality') return null
  return { role, scope: toScope(kind, code === '*' ? found : code) }
}

/** What stands in the place of the star, or an empty text where there is none; null: another group. */
function matchGroup(pattern: string, group: string): string | null {
  const [before = '', after] = pattern.split('*')
  // Directories do not tell capital letters apart; a star is one name, never a piece of the path around it.
  const [wanted, given] = [pattern.toLowerCase(), group.toLowerCase()]
  if (after === undefined) return wanted === given ? '' : null
  const isFramed = given.startsWith(before.toLowerCase()) && given.endsWith(after.toLowerCase())
  if (!isFramed || group.length <= before.length + after.length) return null
  const middle = group.slice(before.length, group.length - after.length)
  return /^[\w.-]+$/.test(middle) ? middle : null
}

export type GrantChange<Kept extends Grant> = { given: Grant[]; taken: Kept[] }

/** Of the roles this provider gave before. A role that stands already, by hand or by another, is nobody's to give. */
export function compareGrants<Kept extends Grant>(
  wanted: readonly Grant[],
  { own, others }: { own: readonly Kept[]; others: readonly Grant[] },
): GrantChange<Kept> {
  return {
    given: wanted.filter((grant) => !hasGrant(own, grant) && !hasGrant(others, grant)),
    taken: own.filter((grant) => !wanted.some((one) => isSame(one, grant))),
  }
}
