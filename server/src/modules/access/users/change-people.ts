import type { PeopleChange, PersonChange } from '@veche/contract/admin/people.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type ActorRef, type Grant, scopeCodeOf } from '../domain/actor.ts'
import { isSame, planChange } from '../domain/plan-change.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { deleteGrant, insertGrant, isScopeKnown, listGrants, type StoredGrant } from './grants.repository.ts'
import { lockUsers } from './users.repository.ts'

type ByWhom = { actor: ActorRef; now: Date }

/** All or none. Returns what became of each account that changed, which `undoPeople` brings back. */
export async function changePeople(
  db: Database,
  { userIds, change, ...by }: ByWhom & { userIds: readonly string[]; change: PeopleChange },
): Promise<PersonChange[]> {
  const wanted =
    change.kind === 'move' ? { kind: 'agency' as const, code: change.agencyCode } : change.grant.scope
  return db.transaction().execute(async (tx) => {
    if (!(await isScopeKnown(tx, wanted))) throw new InvalidError('access.unknown_scope', { scope: wanted })
    return applyPlans(tx, userIds, by, (own) => planChange(own, change))
  })
}

/** What was given goes and what was taken returns; what somebody has changed meanwhile stays as it is. */
export async function undoPeople(
  db: Database,
  { changed, ...by }: ByWhom & { changed: readonly PersonChange[] },
): Promise<PersonChange[]> {
  const plans = new Map(changed.map((one) => [one.userId, one]))
  return db.transaction().execute(async (tx) => {
    for (const { taken } of changed)
      for (const { scope } of taken)
        if (!(await isScopeKnown(tx, scope))) throw new InvalidError('access.unknown_scope', { scope })
    return applyPlans(tx, [...plans.keys()], by, (own, userId) => {
      const plan = plans.get(userId)
      const has = (grant: Grant) => own.some((one) => isSame(one, grant))
      return {
        given: plan?.taken.filter((grant) => !has(grant)) ?? [],
        taken: plan?.given.filter(has) ?? [],
      }
    })
  })
}

type Plan = (own: readonly StoredGrant[], userId: string) => { given: Grant[]; taken: Grant[] }

async function applyPlans(
  tx: Tx,
  userIds: readonly string[],
  { actor, now }: ByWhom,
  planOf: Plan,
): Promise<PersonChange[]> {
  // Nobody gives a role to themselves.
  if (actor && userIds.includes(actor.id)) throw new ForbiddenError('access.own_grant')
  const known = await lockUsers(tx, userIds)
  const grants = Map.groupBy(await listGrants(tx, known), ({ userId }) => userId)
  const changed: PersonChange[] = []
  for (const userId of known) {
    const own = grants.get(userId) ?? []
    const { given, taken } = planOf(own, userId)
    for (const grant of given) {
      await insertGrant(tx, userId, grant, now)
      await journal(tx, { action: 'grant.added', userId, grant, actor })
    }
    for (const grant of taken) {
      const stored = own.find((one) => isSame(one, grant))
      if (stored) await deleteGrant(tx, userId, stored.id)
      await journal(tx, { action: 'grant.removed', userId, grant, actor })
    }
    if (given.length + taken.length > 0)
      changed.push({ userId, given: given.flatMap(ordinary), taken: taken.flatMap(ordinary) })
  }
  return changed
}

/** The role of an administrator takes no part in changes of many. */
function ordinary({ role, scope }: Grant): PersonChange['given'] {
  return role === 'administrator' ? [] : [{ role, scope }]
}

function journal(
  tx: Tx,
  { userId, grant, ...entry }: { action: string; userId: string; grant: Grant; actor: ActorRef },
): Promise<void> {
  const { role, scope } = grant
  const details = { role, scopeKind: scope.kind, scopeCode: scopeCodeOf(scope) }
  return addJournal(tx, { ...entry, objectType: 'user', objectId: userId, details })
}
