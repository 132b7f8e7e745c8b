/**
 * Plays a rule over the history of a question. The engine and the try over the past both ask here, so that they cannot
 * disagree. Pure.
 */
import type { RuleAct, RuleContent } from '@veche/contract/portal/work-rules.ts'
import type { RuleEvent } from '@veche/contract/values/portal/work-rules.ts'
import { applyActs, type GiveOnShift, hasWork, type PlannedAct, planActs } from './acts.ts'
import {
  type Held,
  holdAll,
  holdsAlone,
  type QuestionConstants,
  type ReadCondition,
  type RuleFacts,
  type Wall,
} from './conditions.ts'
import { type OwnSpan, ownAt, ownKey } from './own-past.ts'
import { foldStep, type PastStep, type QuestionState } from './question-state.ts'
import { chainOf, eventsOf, mayBegin } from './rule-events.ts'

export type PlayedRule = {
  id: string
  events: readonly RuleEvent[]
  conditions: readonly ReadCondition[]
  acts: readonly RuleAct[]
  schedule?: RuleContent['schedule']
}
export type Past = {
  incidentId: string
  constants: QuestionConstants
  /** As it was before its first step. */
  first: QuestionState
  /** In their order. */
  steps: readonly PastStep[]
  deadlines: readonly { warnAt: Date; dueAt: Date; stoppedAt: Date | null; startedAt: Date }[]
  /** What its own fields said, by the steps that changed them. */
  own: readonly OwnSpan[]
  /** Each text of the author with the moment from which it was so. */
  said: readonly { at: Date; until: Date | null; stems: readonly string[] }[]
}
export type Span = { since: Date; until: Date } & Region
/** What the rule asks of the region: its clocks and its topics. */
export type Region = {
  wallOf: (at: Date) => Wall
  groupOf: (topicCode: string | null) => string | null
  /** Whether anybody is on shift for the act then; without it somebody is taken to be. */
  isStaffedAt?: (act: GiveOnShift, at: Date) => boolean
  /** Whether the topic has the own field; without it that is seen when an act is done. */
  hasField?: (field: string, topicCode: string | null) => boolean
  /** Moments of a rule that begins at an hour; a try asks for all of its span. */
  timesOf?: (schedule: NonNullable<RuleContent['schedule']>) => readonly Date[]
}
export type RuleMatch = {
  event: RuleEvent
  at: Date
  chain: readonly string[]
  held: Held[]
  acts: PlannedAct[]
  /** The question at that moment. */
  before: QuestionState
}

type Moment = { at: Date; step: PastStep | null; events: readonly RuleEvent[]; chain: readonly string[] }

/** Of one question: whether an event of the rule came, which conditions held at any such moment, and whether all did at one. */
export type Fit = { isBegun: boolean; each: readonly boolean[]; isWhole: boolean }
/** `idle`: where all conditions held and no act would have changed anything, once for an event of a kind. */
export type Played = { matches: RuleMatch[]; idle: RuleMatch[] }

/** A rule begins at most once with an event of a kind, and sees at the next one what it has done before. */
export function playRule(rule: PlayedRule, past: Past, span: Span): RuleMatch[] {
  return play(rule, past, span, () => undefined).matches
}

/** A try: also what changed nothing, and what each condition fits alone. */
export function tryRule(rule: PlayedRule, past: Past, span: Span): Played & { fit: Fit } {
  const each = rule.conditions.map(() => false)
  let isBegun = false
  const played = play(rule, past, span, (facts) => {
    isBegun = true
    for (const [index, read] of rule.conditions.entries()) each[index] ||= holdsAlone(read, facts)
  })
  return { ...played, fit: { isBegun, each, isWhole: played.matches.length + played.idle.length > 0 } }
}

function play(
  rule: PlayedRule,
  past: Past,
  { since, until, ...region }: Span,
  look: (facts: RuleFacts) => void,
): Played {
  const matches: RuleMatch[] = []
  const idle = new Map<RuleEvent, RuleMatch>()
  const begun = new Set<RuleEvent>()
  let state = past.first
  let seq = 0
  const said = new Map<string, Said>()
  let standsSince = past.constants.foundAt
  for (const { at, step, events, chain } of momentsOf(past, timesOf(rule, past, region))) {
    if (at > until) break
    if (step) {
      const before = state.step
      state = foldStep(state, step)
      if (state.step !== before) standsSince = at
      seq = step.seq
    }
    if (at < since || !mayBegin(rule.id, chain)) continue
    const event = events.find((one) => rule.events.includes(one) && !begun.has(one))
    if (!event) continue
    const facts = factsAt(past, state, {
      at,
      standsSince,
      own: withSaid(ownAt(past.own, seq), said),
      ...region,
    })
    look(facts)
    const held = holdAll(rule.conditions, facts)
    if (!held) continue
    const { isStaffedAt } = region
    const isStaffed = isStaffedAt && ((act: GiveOnShift) => isStaffedAt(act, at))
    const acts = planActs(rule.acts, { ...facts, isStaffed, hasField: region.hasField })
    const match = { event, at, chain, held, acts, before: state }
    if (!hasWork(acts)) {
      idle.set(event, match)
      continue
    }
    begun.add(event)
    matches.push(match)
    state = applyActs(acts, { ...state, ...suggestionOf(past) })
    for (const { act, outcome } of acts)
      if (act.does === 'set_field' && outcome === 'planned')
        said.set(act.field, { key: ownKey(act.value), over: ownAt(past.own, seq)[act.field] })
  }
  return { matches, idle: [...idle.values()].filter(({ event }) => !begun.has(event)) }
}

/** What the rule itself has said in a field stands until people say another thing there. */
type Said = { key: string; over: string | undefined }

function withSaid(own: OwnSpan['keys'], said: ReadonlyMap<string, Said>): OwnSpan['keys'] {
  const standing = [...said].filter(([field, { over }]) => own[field] === over)
  return { ...own, ...Object.fromEntries(standing.map(([field, { key }]) => [field, key])) }
}

/** The question at the end of its history. */
export function stateAtEnd({ first, steps }: Past): QuestionState {
  return steps.reduce(foldStep, first)
}

function suggestionOf({ constants }: Past) {
  const { suggestedTopicCode, suggestedMunicipalityCode } = constants
  return { suggestedTopicCode, suggestedMunicipalityCode }
}

function factsAt(
  past: Past,
  state: QuestionState,
  {
    at,
    standsSince,
    own,
    wallOf,
    groupOf,
  }: { at: Date; standsSince: Date; own: OwnSpan['keys'] } & Pick<Region, 'wallOf' | 'groupOf'>,
): RuleFacts {
  const said = past.said
    .filter((text) => text.at <= at && (text.until === null || text.until > at))
    .map(({ stems }) => stems)
  const groupCode = groupOf(state.topicCode ?? past.constants.suggestedTopicCode)
  return { ...past.constants, ...state, at, standsSince, wall: wallOf(at), groupCode, own, said }
}

/** Hours of the rule from the day on which the question was found. */
function timesOf(rule: PlayedRule, { steps, constants }: Past, region: Region): Moment[] {
  const { schedule, events } = rule
  if (!schedule || !events.includes('at_time')) return []
  const from = steps[0]?.at ?? constants.foundAt
  const times = region.timesOf?.(schedule) ?? []
  return times.filter((at) => at >= from).map((at) => ({ at, step: null, events: ['at_time'], chain: [] }))
}

/** Steps in their order, with the moments of deadlines and hours between them. */
function momentsOf({ steps, deadlines }: Past, times: readonly Moment[]): Moment[] {
  const ofDeadlines = [...deadlines.flatMap(deadlineMoments), ...times].toSorted(
    (one, two) => one.at.getTime() - two.at.getTime(),
  )
  const moments: Moment[] = []
  for (const step of steps) {
    while (ofDeadlines[0] && ofDeadlines[0].at < step.at) moments.push(...ofDeadlines.splice(0, 1))
    moments.push({ at: step.at, step, events: eventsOf(step), chain: chainOf(step) })
  }
  return [...moments, ...ofDeadlines]
}

/** A deadline that was stopped before the moment was never near or late. */
function deadlineMoments({ warnAt, dueAt, stoppedAt, startedAt }: Past['deadlines'][number]): Moment[] {
  const isReached = (at: Date) => at >= startedAt && (stoppedAt === null || stoppedAt > at)
  const moment = (at: Date, event: RuleEvent): Moment[] =>
    isReached(at) ? [{ at, step: null, events: [event], chain: [] }] : []
  return [...moment(warnAt, 'deadline_near'), ...moment(dueAt, 'deadline_late')]
}
