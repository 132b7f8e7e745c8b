/** Who is told of rules: whom an act names, and whoever answers for a rule that rests or waits. */

import type { RuleNews } from '@veche/contract/notifications.ts'
import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { findActorByUserId, isPermitted, listActivePeople } from '../../access/index.ts'
import { choosePeople, loadStaff } from '../../control/index.ts'
import { canSeeIncident, type Incident, listIncidentNumbers } from '../../incidents/index.ts'
import { addNotifications } from '../../notifications/index.ts'

type NamedRule = { id: string; no: number; name: string }
export type NotifyAct = Extract<RuleAct, { does: 'notify' }>
type ByAct = { act: NotifyAct; incident: Incident; rule: NamedRule; key: string }

/** A person who does not see the question is not told of it. */
export async function notifyByAct(tx: Tx, { act, incident, rule, key }: ByAct, now: Date): Promise<void> {
  const byRole = act.roles.length > 0 ? choosePeople(await loadStaff(tx), incident, act.roles) : []
  const named: string[] = []
  for (const userId of act.userIds) {
    const actor = await findActorByUserId(tx, userId)
    if (actor && canSeeIncident(actor, incident)) named.push(userId)
  }
  const [numbered] = await listIncidentNumbers(tx, [incident.id])
  await tell(tx, [...byRole, ...named], {
    ...{ rule, news: 'act', incidentId: incident.id, isUrgent: incident.urgency === 'urgent' },
    ...{ key, words: act.words, number: numbered?.number, now },
  })
}

export async function notifyOfWaiting(
  tx: Tx,
  {
    rule,
    firingId,
    incidentId,
    writerId,
  }: { rule: NamedRule; firingId: string; incidentId: string; writerId: string },
  now: Date,
): Promise<void> {
  const people = (await listKeeperIds(tx)).filter((id) => id !== writerId)
  await tell(tx, people, { rule, news: 'waiting', incidentId, isUrgent: false, key: firingId, now })
}

export async function notifyOfProposal(
  tx: Tx,
  { rule, versionNo, byId }: { rule: NamedRule; versionNo: number; byId: string },
  now: Date,
): Promise<void> {
  const people = (await listKeeperIds(tx)).filter((id) => id !== byId)
  const key = `${rule.id}:${versionNo}:${now.getTime()}`
  await tell(tx, people, { rule, news: 'proposed', incidentId: null, isUrgent: false, key, now })
}

export async function notifyOfRest(
  tx: Tx,
  { rule, reason, writerId }: { rule: NamedRule; reason: string; writerId: string },
  now: Date,
): Promise<void> {
  const people = [...(await listKeeperIds(tx)), writerId]
  const key = `${rule.id}:${now.getTime()}`
  await tell(tx, people, { rule, news: 'rests', incidentId: null, isUrgent: true, key, reason, now })
}

const listKeeperIds = async (tx: Tx) => (await listKeepers(tx)).map(({ id }) => id)

/** Who may write rules, and so says yes to one of another. */
export async function listKeepers(db: Db): Promise<{ id: string; name: string }[]> {
  const people = await listActivePeople(db)
  return people.filter((person) => isPermitted({ ...person, tokenScopes: null }, 'rules.write'))
}

type Told = {
  rule: NamedRule
  news: RuleNews
  incidentId: string | null
  isUrgent: boolean
  key: string
  words?: string
  number?: number | undefined
  reason?: string
  now: Date
}

async function tell(
  tx: Tx,
  userIds: readonly string[],
  { rule, news, incidentId, isUrgent, key, words, number, reason, now }: Told,
): Promise<void> {
  const details = {
    ...{ ruleId: rule.id, no: rule.no, title: rule.name, news },
    ...(words ? { words } : {}),
    ...(number === undefined ? {} : { number }),
    ...(reason ? { reason } : {}),
  }
  await addNotifications(
    tx,
    [...new Set(userIds)].map((userId) => ({
      ...{ userId, kind: 'rule' as const, incidentId, details, isUrgent },
      dedupeKey: `rule:${news}:${key}`,
    })),
    now,
  )
}
