/**
 * What may be done in a network with a message and its author. Pure.
 *
 *   waiting ─approved→ queued ⇄ sending ─→ done ─undone by another act
 *      │                  ↑        ├─ refused → failed ─repeat→ queued
 *      │                  └ unknown ┘  the network is asked before another attempt
 *      ├─declined, cancelled
 *      └─approved, by hand→ by_hand ─a person says so→ done
 */

import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type { NetworkActLimit, NetworkActState, NetworkActTerm } from '@veche/contract/portal/moderation.ts'
import {
  type ModerationReach,
  NETWORK_ACT_BEGINNINGS,
  REASONS_BESIDE_A_QUESTION,
  SEEN_BY_OTHERS,
  TERMS_OF,
} from '@veche/contract/values/portal/moderation.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../../platform/errors.ts'

export type Beginning = 'delete' | 'mute' | 'ban'
export type ActKind = Beginning | 'restore' | 'unmute' | 'unban'
export type ActWay = 'network' | 'hand'
export type UndoWay = ActWay | 'none'

export const UNDO_OF = { delete: 'restore', mute: 'unmute', ban: 'unban' } as const

export type Offer = { kind: Beginning; isUndoable: boolean; terms: 'any' | 'forever' | null }
export type OfferedAct = {
  kind: Beginning
  way: ActWay
  terms: NetworkActTerm[]
  isUndoable: boolean
  needsSecond: boolean
}

export type SubjectFacts = {
  surface: string
  direction: 'in' | 'out'
  sourceState: string
  isTakenDown: boolean
  hasAuthor: boolean
  reach: ModerationReach
  /** Only whoever moderates the region may ban for ever. */
  isOfCentre: boolean
}

/** What a person may begin: as the network lets our program, else by hand in the network. */
export function offeredActs(subject: SubjectFacts, offers: readonly Offer[]): OfferedAct[] {
  if (subject.direction === 'out' || !isSeenByOthers(subject)) return []
  const kinds: Beginning[] = subject.reach === 'all' ? [...NETWORK_ACT_BEGINNINGS] : ['delete']
  if (subject.reach === 'see') return []
  return kinds.flatMap((kind) => {
    if (kind === 'delete' ? isGone(subject) : !subject.hasAuthor) return []
    const offer = offers.find((one) => one.kind === kind)
    const way: ActWay = offer ? 'network' : 'hand'
    const terms = termsOf(kind, offer, subject.isOfCentre)
    // A network that bans for ever alone leaves nothing to whoever may not.
    if (kind !== 'delete' && terms.length === 0) return []
    const isUndoable = offer ? offer.isUndoable : true
    return [{ kind, way, terms, isUndoable, needsSecond: kind === 'ban' }]
  })
}

const isSeenByOthers = ({ surface }: Pick<SubjectFacts, 'surface'>) =>
  SEEN_BY_OTHERS.some((one) => one === surface)

const isGone = ({ sourceState, isTakenDown }: SubjectFacts) => sourceState === 'deleted' || isTakenDown

function termsOf(kind: Beginning, offer: Offer | undefined, isOfCentre: boolean): NetworkActTerm[] {
  if (kind === 'delete') return []
  const known: readonly NetworkActTerm[] = offer?.terms === 'forever' ? ['forever'] : TERMS_OF[kind]
  return known.filter((term) => term !== 'forever' || isOfCentre)
}

export type Limit = { kind: Beginning; why: NetworkActLimit }

/**
 * Of each act that our program does not do for this person here: why not. `possible`: what it would do with every key of the
 * page.
 */
export function limitsOf(
  subject: SubjectFacts,
  {
    offers,
    possible,
    hasAccount,
  }: { offers: readonly Offer[]; possible: readonly Offer[]; hasAccount: boolean },
): Limit[] {
  const has = (list: readonly Offer[], kind: Beginning) => list.some((one) => one.kind === kind)
  const whyOf = (kind: Beginning): NetworkActLimit | null => {
    if (subject.direction === 'out') return 'ours'
    if (!isSeenByOthers(subject)) return 'private'
    if (kind === 'delete' && isGone(subject)) return 'gone'
    if (kind !== 'delete' && !subject.hasAuthor) return 'no_author'
    if (subject.reach === 'see' || (subject.reach === 'hide' && kind !== 'delete')) return 'right'
    if (!hasAccount) return 'channel'
    if (has(offers, kind)) return isForeverOnly(offers, kind) && !subject.isOfCentre ? 'right' : null
    return has(possible, kind) ? 'key' : 'network'
  }
  return NETWORK_ACT_BEGINNINGS.flatMap((kind) => {
    const why = whyOf(kind)
    return why === null ? [] : [{ kind, why }]
  })
}

/** Such an act is of whoever moderates the region alone. */
export const isForeverOnly = (offers: readonly Offer[], kind: Beginning) =>
  offers.some((one) => one.kind === kind && one.terms === 'forever')

export type Asked = {
  kind: Beginning
  way: ActWay
  reason: string
  term: NetworkActTerm | null
  knowsOfQuestion: boolean
  /** Beside another act of the same press: its refusals are told of it. */
  isSecond?: boolean
}
export type Carried = { hasOpenQuestion: boolean; isWorkedOn: boolean }

/** Throws what speaks against it. */
export function assertAskable(asked: Asked, acts: readonly OfferedAct[], carried: Carried): OfferedAct {
  const { kind, way, term, reason, isSecond } = asked
  const at = (field: string) => ({ field: isSecond ? `also.${field}` : field })
  const offered = acts.find((act) => act.kind === kind)
  if (!offered) throw new ForbiddenError('moderation.not_offered', at('kind'))
  // What the network does for us nobody has to do there by hand, though one may.
  if (way === 'network' && offered.way === 'hand')
    throw new ConflictError('moderation.by_hand_only', at('way'))
  if ((kind === 'delete') !== (term === null)) throw new InvalidError('moderation.term', at('term'))
  if (term !== null && !offered.terms.includes(term)) {
    const code = term === 'forever' ? 'moderation.forever_of_moderator' : 'moderation.term'
    throw new ForbiddenError(code, at('term'))
  }
  if (carried.isWorkedOn && !REASONS_BESIDE_A_QUESTION.some((beside) => beside === reason))
    throw new ConflictError('moderation.criticism_stays', at('reason'))
  if (carried.hasOpenQuestion && !asked.knowsOfQuestion)
    throw new ConflictError('moderation.question_stays_open', { field: 'knowsOfQuestion' })
  return offered
}

const TERM_MS: Record<Exclude<NetworkActTerm, 'forever'>, number> = {
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
}

/** Null: for ever, or it has no term. */
export function untilOf(term: NetworkActTerm | null, from: Date): Date | null {
  return term === null || term === 'forever' ? null : new Date(from.getTime() + TERM_MS[term])
}

/** Where an act begins: a ban at a second person, what a person has done by hand at its end. */
export function firstState({ kind, way }: Pick<Asked, 'kind' | 'way'>): 'waiting' | 'queued' | 'done' {
  if (kind === 'ban') return 'waiting'
  return way === 'hand' ? 'done' : 'queued'
}

export type ActFacts = {
  kind: ActKind
  way: ActWay
  state: NetworkActState
  term: NetworkActTerm | null
  untilAt: Date | null
  undoWay: UndoWay
  undoneById: string | null
  askedBy: string
}

export type Viewer = { id: string; reach: ModerationReach | null; mayAct: boolean; now: Date }

export function abilitiesOf(act: ActFacts, { id, reach, mayAct, now }: Viewer) {
  const isFull = mayAct && reach === 'all'
  const mayTouch = isFull || (mayAct && reach === 'hide' && (act.kind === 'delete' || act.kind === 'restore'))
  const isOwn = act.askedBy === id
  const isBeginning = act.kind in UNDO_OF
  return {
    decide: isFull && !isOwn && act.state === 'waiting',
    cancel: mayAct && isOwn && (act.state === 'waiting' || act.state === 'queued'),
    undo:
      mayTouch &&
      isBeginning &&
      act.state === 'done' &&
      act.undoneById === null &&
      act.undoWay !== 'none' &&
      !isExpired(act, now),
    finish: isFull && act.state === 'by_hand',
    repeat: mayTouch && act.state === 'failed' && act.way === 'network' && !isExpired(act, now),
  }
}

export function isExpired({ untilAt }: Pick<ActFacts, 'untilAt'>, now: Date): boolean {
  return untilAt !== null && untilAt <= now
}

/** Why an ability is missing, as the person is told. */
export function assertAble(isAble: boolean, code: string): void {
  if (!isAble) throw new ConflictError(code)
}
