/** A person asks: what stands in the way, and what is done when nothing does. */
import type { PersonAct } from './acts.ts'
import {
  approve,
  callBack,
  deliverToLate,
  isHere,
  lateMembers,
  mayDecide,
  mend,
  queueAgain,
  sendBack,
  settle,
  submit,
} from './answers.ts'
import { type Course, courseOf, lookIntoThread, type Rules, rowOf } from './course.ts'
import { isHeld, mayUndoApproval, undoApproval } from './holds.ts'
import { addHistory, enter } from './moves.ts'
import { type Fact, refusals } from './refusals.ts'
import { apply } from './requests.ts'
import { split } from './residents.ts'
import { ASKS_INSIDE, may, PEOPLE, type Person, reachOf, roleOf, sees, TRUSTED } from './rights.ts'
import { obstacles } from './steps.ts'
import { type Delivery, type Life, lifeOf, type Version, type World } from './world.ts'

/** What the person hears; changes the world only when nothing stands in the way. */
export function ask(world: World, act: PersonAct, rules: Rules): string[] {
  const codes = codesOf(world, act, rules)
  if (codes.length === 0) carryOut(world, act, rules)
  return codes
}

/** All that stands in the way, by code; one of them is heard. */
export function codesOf(world: World, act: PersonAct, rules: Rules): string[] {
  if (isAnswering(act) && ['analyst', 'administrator'].includes(roleOf(act.person)))
    return ['access.forbidden']
  if (act.do === 'resolve') return resolveCodes(world, act)
  const life = world.lives.find(({ row }) => row.id === act.id)
  if (!life || !sees(act.person, life.row)) return ['incident.not_found']
  const stale =
    act.do !== 'draft' && act.expectedVersion !== life.row.version ? ['incident.changed_meanwhile'] : []
  const fact = { ...courseOf(world, rules), person: act.person, routeOf: rules.routeOf }
  return [...stale, ...ownCodes(life, act, fact)]
}

function ownCodes(life: Life, act: Exclude<PersonAct, { do: 'resolve' }>, fact: Fact): string[] {
  const { row, draftRevision } = life
  switch (act.do) {
    case 'request':
      return refusals(life, act.request, fact)
    case 'merge':
      return mergeCodes(fact.world, life, act)
    case 'split':
      return stepCodes(life, act.person, 'split')
    case 'deliver_to_late':
      return [
        ...(may(act.person, row, 'approve') ? [] : ['incident.step_forbidden']),
        ...(row.step === 'awaiting_author' || row.step === 'postponed' ? [] : ['incident.step_not_allowed']),
        ...(lateMembers(fact.world, life).length > 0 ? [] : ['answer.everybody_has_it']),
      ]
    case 'draft':
      return [
        ...(may(act.person, row, 'draft') ? [] : ['incident.step_forbidden']),
        ...(obstacles(row, 'submit').length > 0 ? ['incident.step_not_allowed'] : []),
        ...(act.revision === draftRevision ? [] : ['answer.draft_changed_meanwhile']),
      ]
    case 'call_back':
      return [
        ...stepCodes(life, act.person, 'call_back'),
        ...(isHere(fact.world, life) ? [] : ['answer.already_leaving']),
      ]
    case 'undo_approval':
      return [
        ...obstacles(row, 'undo_approval'),
        ...(mayUndoApproval(life, act.person) ? [] : ['incident.step_forbidden']),
        ...(isHere(fact.world, life) ? [] : ['answer.already_leaving']),
        ...(isHeld(fact.world, life) ? [] : ['answer.hold_over']),
      ]
    case 'submit':
      return [...stepCodes(life, act.person, 'submit'), ...promiseCodes(life, act)]
    default:
      return decisionCodes(life, act)
  }
}

function carryOut(world: World, act: PersonAct, rules: Rules): void {
  const fact = { ...courseOf(world, rules), person: act.person, routeOf: rules.routeOf }
  const by = PEOPLE[act.person].id
  if (act.do === 'resolve') {
    resolve(rowOf(world, act.row), act.decision, by, fact)
    return
  }
  const life = lifeOf(world, act.id)
  switch (act.do) {
    case 'request':
      apply(life, act.request, fact)
      return
    case 'merge':
      for (const { id } of act.others) join(lifeOf(world, id), life, by, fact)
      return
    case 'split':
      split(life, act.parts, by, fact)
      return
    case 'deliver_to_late':
      deliverToLate(life, fact)
      return
    case 'draft':
      life.draftRevision += 1
      if (life.row.assigneeId === by) life.row.leaseUntil = world.now + LEASE_MS
      return
    case 'submit': {
      const promiseDueAt = act.kind === 'interim' ? world.now + act.days * DAY : null
      const version = {
        kind: act.kind,
        authorId: by,
        writerId: null,
        decision: null,
        stage: life.row.agencyCode === ASKS_INSIDE ? 'agency' : 'centre',
        decidedBy: [] as string[],
        promiseDueAt,
        said: act.said,
      } satisfies Version
      submit(life, version, by, fact)
      return
    }
    case 'approve':
      approve(life, by, act.inHours, fact)
      return
    case 'mend':
      mend(life, by, fact)
      return
    case 'call_back':
      callBack(life, by, fact)
      return
    case 'undo_approval':
      undoApproval(life, by, fact)
      return
    case 'send_back':
      sendBack(life, by, fact)
      return
  }
}

const LEASE_MS = 15 * 60_000
const DAY = 86_400_000

/** Asked over HTTP, where a role that answers nobody is stopped at the door. */
function isAnswering(act: PersonAct): boolean {
  return !['request', 'merge', 'split'].includes(act.do)
}

function stepCodes({ row }: Life, person: Person, step: 'split' | 'submit' | 'call_back'): string[] {
  return [...obstacles(row, step), ...(may(person, row, step) ? [] : ['incident.step_forbidden'])]
}

function promiseCodes({ row }: Life, act: Extract<PersonAct, { do: 'submit' }>): string[] {
  if (act.kind === 'final') return []
  const reach = reachOf(act.person, row)
  const days = reach === 'any' ? 366 : reach === 'long' ? 30 : reach === 'short' ? 7 : 0
  return act.days <= days ? [] : ['answer.promise_too_far']
}

function decisionCodes(
  life: Life,
  { do: decision, person, versionNo }: Extract<PersonAct, { do: 'approve' | 'mend' | 'send_back' }>,
): string[] {
  const { row, versions } = life
  const stage = versions.at(-1)?.stage ?? 'centre'
  const right = stage === 'agency' ? 'approve_inside' : 'approve'
  const isNext = decision === 'approve' && stage === 'agency' && row.agencyCode !== TRUSTED
  const codes = obstacles(row, decision !== 'approve' ? decision : isNext ? 'approve_inside' : 'approve')
  if (row.step === 'approval' && versionNo !== versions.length) codes.push('answer.newer_version')
  if (!mayDecide(life, person))
    codes.push(may(person, row, right) ? 'answer.four_eyes' : 'incident.step_forbidden')
  // What its writer does not agree with they send back and write anew.
  else if (decision === 'mend' && versions.at(-1)?.writerId === PEOPLE[person].id)
    codes.push('answer.mend_by_approver')
  return codes
}

/** All of them or none. */
function mergeCodes(
  { lives }: World,
  { row }: Life,
  { person, others }: Extract<PersonAct, { do: 'merge' }>,
): string[] {
  const ids = others.map(({ id }) => id)
  if (ids.includes(row.id) || new Set(ids).size < ids.length) return ['incident.merged_into_itself']
  const members = others.map((other) => ({ other, life: lives.find((life) => life.row.id === other.id) }))
  if (members.some(({ life }) => !life || !sees(person, life.row))) return ['incident.not_found']
  return [
    ...(may(person, row, 'merge') ? [] : ['incident.step_forbidden']),
    ...obstacles(row, 'member_joined'),
    ...members.flatMap(({ other, life }) => (life ? memberCodes(life.row, other, person) : [])),
  ]
}

function memberCodes(row: Life['row'], { expectedVersion }: { expectedVersion: number }, person: Person) {
  return [
    ...(row.version === expectedVersion ? [] : ['incident.changed_meanwhile']),
    ...(may(person, row, 'merge') ? [] : ['incident.step_forbidden']),
    ...obstacles(row, 'merge'),
  ]
}

function join(member: Life, into: Life, by: string, fact: Course): void {
  const { row } = member
  Object.assign(row, { mergedIntoId: into.row.id, mergedAt: fact.now, mergedFrom: row.step })
  Object.assign(row, { leaseUntil: null, eventId: null })
  enter(member, 'merged', fact, 'undone')
  addHistory(member, 'merge', by, fact.now)
  into.row.memberCount += 1
  if (into.row.step === 'approval' || into.row.step === 'awaiting_author') into.row.hasUnreadFollowUp = true
  addHistory(into, 'member_joined', by, fact.now)
}

function resolveCodes(world: World, { row: index, person }: Extract<PersonAct, { do: 'resolve' }>): string[] {
  const row = rowOf(world, index)
  const work = lifeOf(world, row.workId).row
  if (!sees(person, work)) return ['answer.publication_not_found']
  return [
    ...(may(person, work, 'resolve_delivery') ? [] : ['incident.step_forbidden']),
    ...(row.state === 'failed' || row.state === 'unknown' ? [] : ['answer.publication_not_open']),
  ]
}

type Decision = Extract<PersonAct, { do: 'resolve' }>['decision']

function resolve(row: Delivery, decision: Decision, by: string, fact: Course): void {
  switch (decision) {
    case 'check':
      lookIntoThread(row, by, fact)
      return
    case 'retry':
      queueAgain(row, by, fact)
      return
    case 'give_up':
      settle(row, 'undeliverable', by, fact)
      return
    case 'mark_sent':
      settle(row, 'sent', by, fact)
      return
  }
}
