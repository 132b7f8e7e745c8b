import type { ChangePeopleResponse, PeopleChange, PersonChange } from '@veche/contract/admin/many/people.ts'
import type { z } from 'zod'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { type ActorRef, type Grant, scopeCodeOf } from '../domain/actor.ts'
import { isSame, planChange, whyLeft } from '../domain/plan-change.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { deleteGrant, insertGrant, isScopeKnown, listGrants, type StoredGrant } from './grants.repository.ts'
import { listNames } from './people.repository.ts'
import { lockUsers } from './users.repository.ts'

type ByWhom = { actor: ActorRef; now: Date }

type Left = z.infer<typeof ChangePeopleResponse>['left']
type Changed = { changed: PersonChange[]; left: Left }
type Change = ByWhom & { userIds: readonly string[]; change: PeopleChange; isPreview?: boolean }

/** All or none. Returns what became of each account that changed, which `undoPeople` brings back, and who is left. */
export async function changePeople(
  db: Database,
  { userIds, change, isPreview = false, ...by }: Change,
): Promise<Changed> {
  const wanted =
    change.kind === 'move' ? { kind: 'agency' as const, code: change.agencyCode } : change.grant.scope
  return db.transaction().execute(async (tx) => {
    if (!(await isScopeKnown(tx, wanted))) throw new InvalidError('access.unknown_scope', { scope: wanted })
    const planned = await planAll(tx, userIds, by, (own) => planChange(own, change))
    if (!isPreview) await writePlans(tx, planned, by)
    return { changed: planned.flatMap(changedOf), left: await leftOf(tx, { userIds, planned, change }) }
  })
}

type Leaving = { userIds: readonly string[]; planned: readonly Planned[]; change: PeopleChange }

async function leftOf(tx: Tx, { userIds, planned, change }: Leaving): Promise<Left> {
  const names = await listNames(tx, userIds)
  return userIds.flatMap((userId) => {
    const plan = planned.find((one) => one.userId === userId)
    if (plan && isChange(plan)) return []
    return [{ userId, name: names.get(userId) ?? '', reason: plan ? whyLeft(plan.own, change) : 'gone' }]
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
    const planned = await planAll(tx, [...plans.keys()], by, (own, userId) => {
      const plan = plans.get(userId)
      const has = (grant: Grant) => own.some((one) => isSame(one, grant))
      return {
        given: plan?.taken.filter((grant) => !has(grant)) ?? [],
        taken: plan?.given.filter(has) ?? [],
      }
    })
    await writePlans(tx, planned, by)
    return planned.flatMap(changedOf)
  })
}

type Plan = (own: readonly StoredGrant[], userId: string) => { given: Grant[]; taken: Grant[] }

type Planned = { userId: string; own: StoredGrant[]; given: Grant[]; taken: Grant[] }

async function planAll(
  tx: Tx,
  userIds: readonly string[],
  { actor }: ByWhom,
  planOf: Plan,
): Promise<Planned[]> {
  // Nobody gives a role to themselves.
  if (actor && userIds.includes(actor.id)) throw new ForbiddenError('access.own_grant')
  const known = await lockUsers(tx, userIds)
  const grants = Map.groupBy(await listGrants(tx, known), ({ userId }) => userId)
  return known.map((userId) => {
    const own = grants.get(userId) ?? []
    return { userId, own, ...planOf(own, userId) }
  })
}

async function writePlans(tx: Tx, planned: readonly Planned[], { actor, now }: ByWhom): Promise<void> {
  for (const { userId, own, given, taken } of planned) {
    for (const grant of given) {
      await insertGrant(tx, userId, grant, now)
      await journal(tx, { action: 'grant.added', userId, grant, actor })
    }
    for (const grant of taken) {
      const stored = own.find((one) => isSame(one, grant))
      if (stored) await deleteGrant(tx, userId, stored.id)
      await journal(tx, { action: 'grant.removed', userId, grant, actor })
    }
  }
}

function isChange({ given, taken }: Planned): boolean {
  return given.length + taken.length > 0
}

function changedOf(plan: Planned): PersonChange[] {
  const { userId, given, taken } = plan
  return isChange(plan) ? [{ userId, given: given.flatMap(ordinary), taken: taken.flatMap(ordinary) }] : []
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
