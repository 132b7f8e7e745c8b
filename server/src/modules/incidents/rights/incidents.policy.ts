/** Who sees which incidents and who may take which step. One rule, two forms: a check and an SQL predicate. */
import type { Role, Scope } from '@veche/contract/access.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import type { CommandType } from '../steps/index.ts'

/** The fields of an incident that decide who sees it. */
export type IncidentScope = {
  step: Step
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
}

/** Roles that see messages before triage. */
export const STREAM_ROLES: readonly Role[] = [
  'dispatcher',
  'moderator',
  'coordinator',
  'fact_checker',
  'analyst',
]
/** Roles that see the work assigned to them. */
export const WORK_ROLES: readonly Role[] = ['executor', 'head']
const STREAM_STEPS: readonly Step[] = ['new', 'dismissed']

export function canSeeIncident(actor: Actor, incident: IncidentScope): boolean {
  if (incident.assigneeId === actor.id && actor.grants.length > 0) return true
  return actor.grants.some(({ role, scope }) => {
    if (STREAM_ROLES.includes(role)) return isInScope(scope, incident)
    return WORK_ROLES.includes(role) && !STREAM_STEPS.includes(incident.step) && isInScope(scope, incident)
  })
}

export function isInScope(scope: Scope, incident: IncidentScope): boolean {
  switch (scope.kind) {
    case 'region':
      return true
    case 'municipality':
      return incident.municipalityCode === scope.code
    case 'agency':
      return incident.agencyCode === scope.code
    case 'unit':
      return incident.unitCode === scope.code
  }
}

const SCOPE_FIELD = { municipality: 'municipalityCode', agency: 'agencyCode', unit: 'unitCode' } as const

/** The same rule as a predicate for lists, counts and search. */
export function visibleIncidents(actor: Actor) {
  return (eb: ExpressionBuilder<DB, 'incident'>): Expression<SqlBool> =>
    eb.or([
      ...(actor.grants.length > 0 ? [eb('incident.assigneeId', '=', actor.id)] : []),
      grantedWork(actor, 'incident'),
    ])
}

/** What the actor's roles show of a table with these columns, without work assigned to the actor in person. */
export function grantedWork({ grants }: Actor, table: 'incident' | 'workCount'): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'incident' | 'workCount'>()
  const parts = grants.flatMap(({ role, scope }) => {
    const isStream = STREAM_ROLES.includes(role)
    if (!isStream && !WORK_ROLES.includes(role)) return []
    const inScope =
      scope.kind === 'region' ? eb.lit(true) : eb(`${table}.${SCOPE_FIELD[scope.kind]}`, '=', scope.code)
    return [isStream ? inScope : eb.and([inScope, eb(`${table}.step`, 'not in', STREAM_STEPS)])]
  })
  return eb.parens(eb.or(parts))
}

/** True if the list is the same for every such reader. */
export function seesEverything(actor: Actor): boolean {
  return actor.grants.some(({ role, scope }) => STREAM_ROLES.includes(role) && scope.kind === 'region')
}

export type VisibleScope = {
  column: 'municipalityCode' | 'agencyCode' | 'unitCode' | 'assigneeId'
  value: string
}

/**
 * Every visible incident has one of these values; null means that any may be visible. Wider than the rule, so that an index can be used.
 */
export function visibleScopes({ id, grants }: Actor): VisibleScope[] | null {
  const scopes: VisibleScope[] = [{ column: 'assigneeId', value: id }]
  for (const { scope } of grants) {
    if (scope.kind === 'region') return null
    scopes.push({ column: SCOPE_FIELD[scope.kind], value: scope.code })
  }
  return scopes
}

/** Commands of the product itself or of the outbox, which need no right. */
type OwnCourse =
  | 'delivery_unknown'
  | 'delivery_failed'
  | 'delivered'
  | 'unreachable'
  | 'undeliverable'
  | 'answered_by_hand'
  | 'answered_by_event'
  | 'publication_confirmed'
  | 'promise_returned'
  | 'promise_broken'
  | 'note_repeat'
  | 'renumber_repeat'
  | 'member_joined'
  | 'member_left'
  | 'archive'
  | 'undo_import'
  | 'clarification_published'
  | 'end_clarification'
  | 'follow_up'
  | 'source_changed'
/** Decided in approvers.repository.ts: only who may decide on the version, or has decided on it. */
type OfApprover = 'mend' | 'undo_approval' | 'approve_clarification'
export type IncidentRight = Exclude<CommandType, OwnCourse | OfApprover> | 'draft' | 'resolve_delivery'

const CENTRE: readonly Role[] = ['dispatcher', 'moderator']
const OWN_TERRITORY: readonly Role[] = ['dispatcher', 'moderator', 'coordinator']
const AUTHORS: readonly Role[] = ['dispatcher', 'moderator', 'coordinator', 'executor', 'head']
const DOERS: readonly Role[] = ['coordinator', 'executor', 'head']
const REVIEWERS: readonly Role[] = ['moderator', 'coordinator', 'head']
const MODERATOR: readonly Role[] = ['moderator']

const ROLES_FOR: Record<IncidentRight, readonly Role[]> = {
  accept: OWN_TERRITORY,
  dismiss: OWN_TERRITORY,
  restore: OWN_TERRITORY,
  undo_accept: OWN_TERRITORY,
  classify: OWN_TERRITORY,
  tag: AUTHORS,
  assign: CENTRE,
  unassign: CENTRE,
  assign_person: ['dispatcher', 'moderator', 'coordinator', 'head'],
  take: DOERS,
  release: DOERS,
  return: ['moderator', 'coordinator', 'head'],
  merge: OWN_TERRITORY,
  unmerge: OWN_TERRITORY,
  split: OWN_TERRITORY,
  declare_event: OWN_TERRITORY,
  join_event: OWN_TERRITORY,
  leave_event: OWN_TERRITORY,
  read_follow_ups: AUTHORS,
  draft: AUTHORS,
  submit: AUTHORS,
  clarify: AUTHORS,
  approve: REVIEWERS,
  approve_inside: ['coordinator', 'head'],
  send_back: REVIEWERS,
  call_back: REVIEWERS,
  close: OWN_TERRITORY,
  reopen: OWN_TERRITORY,
  supplement: ['dispatcher', 'moderator', 'coordinator', 'head'],
  undo_supplement: ['dispatcher', 'moderator', 'coordinator', 'head'],
  propose_futile: MODERATOR,
  confirm_futile: CENTRE,
  withdraw_futile: CENTRE,
  accept_evidence: OWN_TERRITORY,
  freeze: MODERATOR,
  unfreeze: MODERATOR,
  change_deadline: MODERATOR,
  confirm_repeat: OWN_TERRITORY,
  resolve_delivery: OWN_TERRITORY,
}

/** Who leads may call others to what is late; it changes nothing of the work. */
export function canRemind(actor: Actor, incident: IncidentScope): boolean {
  return actor.grants.some(({ role, scope }) => REVIEWERS.includes(role) && isInScope(scope, incident))
}

/** Our people have to act, and the moment to do it by has passed. */
export function isLate(
  { step, deadlineDueAt }: { step: string; deadlineDueAt: Date | null },
  now: Date,
): boolean {
  return deadlineDueAt !== null && deadlineDueAt < now && OWED_STEPS.some((owed) => owed === step)
}

/** Outside the centre only an agency that is trusted to publish approves its own answers. */
const TRUSTED_ONLY: readonly IncidentRight[] = ['approve', 'send_back', 'call_back']

export function canRun(
  actor: Actor,
  incident: IncidentScope,
  right: IncidentRight,
  agency: { isTrusted: boolean } | null,
): boolean {
  return actor.grants.some(({ role, scope }) => {
    if (!ROLES_FOR[right].includes(role)) return false
    // A person may work on what is assigned to them, even if their grant covers only a unit.
    const isOwnWork = role === 'executor' && incident.assigneeId === actor.id
    if (!isOwnWork && !isInScope(scope, incident)) return false
    return role === 'moderator' || !TRUSTED_ONLY.includes(right) || (agency?.isTrusted ?? false)
  })
}

export function authorize(
  actor: Actor,
  incident: IncidentScope,
  right: IncidentRight,
  agency: { isTrusted: boolean } | null,
): void {
  if (!canRun(actor, incident, right, agency))
    throw new ForbiddenError('incident.step_forbidden', { step: right })
}
