/** Who sees what and who may do what: the table of roles, written down apart from the code of the product. */
import type { Step } from '@veche/contract/incidents.ts'
import type { Actor } from '../../src/modules/access/index.ts'
import { buildActor } from '../factories.ts'
import type { Case } from './world.ts'

export const HOME = 'administration-borovichi'
/** Trusted to publish without the centre. */
export const TRUSTED = 'ministry-health'
/** Asks for its own yes before the centre's. */
export const ASKS_INSIDE = HOME
export const UNIT = `${HOME}.roads`
const agency = (code: string) => ({ kind: 'agency', code }) as const

export const PEOPLE = {
  dispatcher: buildActor({ role: 'dispatcher', name: 'Куратор Анна' }),
  moderator: buildActor({ role: 'moderator', name: 'Модератор Борис' }),
  moderator2: buildActor({ role: 'moderator', name: 'Модератор Яна' }),
  coordinator: buildActor({ role: 'coordinator', name: 'Координатор Вера', scope: agency(HOME) }),
  executor: buildActor({ role: 'executor', name: 'Исполнитель Глеб', scope: agency(HOME) }),
  unitExecutor: buildActor({
    role: 'executor',
    name: 'Исполнитель Жан',
    scope: { kind: 'unit', code: UNIT },
  }),
  head: buildActor({ role: 'head', name: 'Глава Дарья', scope: agency(HOME) }),
  trustedCoordinator: buildActor({ role: 'coordinator', name: 'Координатор Ида', scope: agency(TRUSTED) }),
  trustedHead: buildActor({ role: 'head', name: 'Глава Кирилл', scope: agency(TRUSTED) }),
  territory: buildActor({
    role: 'coordinator',
    name: 'Координатор Лада',
    scope: { kind: 'municipality', code: 'borovichi' },
  }),
  stranger: buildActor({
    role: 'coordinator',
    name: 'Координатор Марк',
    scope: { kind: 'municipality', code: 'valday' },
  }),
  analyst: buildActor({ role: 'analyst', name: 'Аналитик Нина' }),
  administrator: buildActor({ role: 'administrator', name: 'Администратор Ева' }),
} satisfies Record<string, Actor>
export type Person = keyof typeof PEOPLE
export const NAMES: readonly Person[] = Object.keys(PEOPLE) as Person[]

const OWN = 'dispatcher moderator coordinator'
const WRITERS = `${OWN} executor head`
const MAY = {
  accept: OWN,
  dismiss: OWN,
  restore: OWN,
  undo_accept: OWN,
  tag: WRITERS,
  unassign: 'dispatcher moderator',
  approve_inside: 'coordinator head',
  call_back: 'moderator coordinator head',
  classify: OWN,
  assign: 'dispatcher moderator',
  assign_person: `${OWN} head`,
  take: 'coordinator executor head',
  clarify: WRITERS,
  release: 'coordinator executor head',
  return: 'moderator coordinator head',
  merge: OWN,
  unmerge: OWN,
  split: OWN,
  declare_event: OWN,
  join_event: OWN,
  leave_event: OWN,
  read_follow_ups: WRITERS,
  draft: WRITERS,
  submit: WRITERS,
  approve: 'moderator coordinator head',
  close: OWN,
  reopen: OWN,
  supplement: `${OWN} head`,
  undo_supplement: `${OWN} head`,
  propose_futile: 'moderator',
  confirm_futile: 'dispatcher moderator',
  withdraw_futile: 'dispatcher moderator',
  accept_evidence: OWN,
  freeze: 'moderator',
  unfreeze: 'moderator',
  change_deadline: 'moderator',
  confirm_repeat: OWN,
  resolve_delivery: OWN,
} as const
export type Right = keyof typeof MAY

type Place = Pick<Case, 'step' | 'municipalityCode' | 'agencyCode' | 'unitCode' | 'assigneeId'>

export function isWithin({ grants }: Actor, place: Place): boolean {
  return grants.some(({ scope }) => {
    if (scope.kind === 'region') return true
    const own = { municipality: 'municipalityCode', agency: 'agencyCode', unit: 'unitCode' } as const
    return place[own[scope.kind]] === scope.code
  })
}

/** Everybody of the cast has one role. */
export function roleOf(person: Person): string {
  return PEOPLE[person].grants[0]?.role ?? ''
}

const UNSORTED: readonly Step[] = ['new', 'dismissed']

export function sees(person: Person, place: Place): boolean {
  const actor = PEOPLE[person]
  if (place.assigneeId === actor.id) return true
  switch (roleOf(person)) {
    case 'administrator':
      return false
    case 'executor':
    case 'head':
      return isWithin(actor, place) && !UNSORTED.includes(place.step)
    default:
      return isWithin(actor, place)
  }
}

export function may(person: Person, place: Place, right: Right): boolean {
  const actor = PEOPLE[person]
  const role = roleOf(person)
  if (!MAY[right].split(' ').includes(role)) return false
  const isTheirs = role === 'executor' && place.assigneeId === actor.id
  if (!isTheirs && !isWithin(actor, place)) return false
  const isForTrusted = right === 'approve' || right === 'call_back'
  return !isForTrusted || role === 'moderator' || place.agencyCode === TRUSTED
}

/** Nobody takes what is in their hands. */
export function holds(person: Person, { step, assigneeId }: Place): boolean {
  return assigneeId === PEOPLE[person].id && (step === 'in_progress' || step === 'rework')
}

/** Days from now that a person may promise at most; null: nothing at all. */
export function reachOf(person: Person, place: Place): 'any' | 'long' | 'short' | null {
  const role = roleOf(person)
  const isTheirs = role === 'executor' && place.assigneeId === PEOPLE[person].id
  if (!isTheirs && !isWithin(PEOPLE[person], place)) return null
  if (role === 'moderator') return 'any'
  if (role === 'coordinator' || role === 'head') return 'long'
  return role === 'executor' ? 'short' : null
}
