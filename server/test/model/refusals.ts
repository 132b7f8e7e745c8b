/** Requests of people, and what forbids each besides its step and the right. */
import type { IncidentCommandRequest } from '@veche/contract/incidents.ts'
import { type Moment, openClock } from './clocks.ts'
import { holds, may, PEOPLE, type Person, roleOf, sees } from './rights.ts'
import { obstacles } from './steps.ts'
import { type Case, type Life, lifeOf, type World } from './world.ts'

export type Ask<Type extends string> = Omit<
  Extract<IncidentCommandRequest, { type: Type }>,
  'expectedVersion'
>
export type Request = IncidentCommandRequest extends infer R
  ? R extends unknown
    ? Omit<R, 'expectedVersion'>
    : never
  : never
export type Fact = Moment & {
  world: World
  person: Person
  routeOf: (topic: string, place: string) => string | null
}

export const HANDOFFS = 2
export const DAY = 86_400_000
export const UNMERGE_DAYS = 30

/** Codes of all that forbids the request. */
export function refusals(life: Life, request: Request, fact: Fact): string[] {
  const { row } = life
  const found = obstacles(row, request.type)
  if (!may(fact.person, row, request.type)) found.push('incident.step_forbidden')
  if (request.type === 'undo_supplement') found.push(...refuseUndoSupplement(life))
  return [...found, ...ownRefusals(row, request, fact)]
}

function ownRefusals(row: Case, request: Request, fact: Fact): string[] {
  const { world, person, now } = fact
  const isModerator = roleOf(person) === 'moderator'
  switch (request.type) {
    case 'accept': {
      const { agencyCode, topicCode, municipalityCode } = request
      const isRoute = agencyCode === null || agencyCode === fact.routeOf(topicCode, municipalityCode)
      return isRoute || may(person, row, 'assign') ? [] : ['incident.step_forbidden']
    }
    case 'assign':
      return row.needsArbiter && !isModerator ? ['incident.arbiter_only'] : []
    case 'assign_person':
      return refuseAssignee(row, request)
    case 'take': {
      const isLeased = row.leaseUntil !== null && row.leaseUntil > now
      const isOthers = row.assigneeId !== null && row.assigneeId !== PEOPLE[person].id
      if (holds(person, row)) return ['incident.taken_already']
      return isLeased && isOthers ? ['incident.leased'] : []
    }
    case 'return':
      return isModerator ? [] : refuseReturn(lifeOf(world, row.id), now)
    case 'join_event': {
      const event = world.lives.find((life) => life.row.id === request.eventId)?.row
      if (!event || !sees(person, event)) return ['incident.not_found']
      const isOver = ['done', 'archived', 'dismissed', 'merged'].includes(event.step)
      return event.isMassEvent && event !== row && !isOver ? [] : ['incident.not_an_event']
    }
    case 'change_deadline': {
      const isEarly = Date.parse(request.dueAt) <= now
      const clock = openClock(lifeOf(world, row.id), request.key)
      return [...(clock ? [] : ['incident.deadline_not_found']), ...(isEarly ? ['deadline.due_in_past'] : [])]
    }
    case 'confirm_futile':
      return row.closeProposedBy === PEOPLE[person].id ? ['incident.second_person'] : []
    case 'unmerge':
      return refuseUnmerge(row, fact)
    default:
      return []
  }
}

function refuseAssignee({ agencyCode }: Case, { unitCode, assigneeId }: Ask<'assign_person'>): string[] {
  const isForeignUnit = unitCode !== null && agencyCode !== null && !unitCode.startsWith(`${agencyCode}.`)
  const isForeignPerson =
    assigneeId !== null &&
    agencyCode !== null &&
    !Object.values(PEOPLE).some(
      ({ id, grants: [grant] }) =>
        id === assigneeId &&
        ['executor', 'coordinator', 'head'].includes(grant?.role ?? '') &&
        (grant?.scope.kind === 'agency' || grant?.scope.kind === 'unit') &&
        (grant.scope.code === agencyCode || grant.scope.code.startsWith(`${agencyCode}.`)),
    )
  return [
    ...(isForeignUnit ? ['incident.foreign_unit'] : []),
    ...(isForeignPerson ? ['incident.foreign_person'] : []),
  ]
}

/** Words of anybody would be lost. */
export function refuseUndoSupplement({ supplemented, versions, draftRevision }: Life): string[] {
  if (supplemented === null) return ['incident.step_not_allowed']
  const isBegun = draftRevision > 0 || versions.length > supplemented.versions
  return isBegun ? ['incident.supplement_begun'] : []
}

/** A right that ends: with the window, with the work taken, with the arbiter's word. */
function refuseReturn(life: Life, now: number): string[] {
  const window = openClock(life, 'return_window')
  return [
    ...(life.row.handoffs > HANDOFFS ? ['incident.arbiter_decided'] : []),
    ...(!window || window.dueAt < now ? ['incident.return_window_over'] : []),
  ]
}

function refuseUnmerge({ mergedIntoId, mergedAt }: Case, { world, person, now }: Fact): string[] {
  const into = mergedIntoId === null ? null : lifeOf(world, mergedIntoId).row
  if (into && !sees(person, into)) return ['incident.not_found']
  const isLate = mergedAt !== null && now - mergedAt > UNMERGE_DAYS * DAY
  return [...(isLate ? ['incident.unmerge_too_late'] : []), ...(into ? obstacles(into, 'member_left') : [])]
}
