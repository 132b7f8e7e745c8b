/**
 * Plays a rule over the history of a question. The engine and the try over the past both ask here, so that they cannot
 * disagree. Pure.
 */
import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import type { RuleEvent } from '@veche/contract/values/portal/work-rules.ts'
import { applyActs, hasWork, type PlannedAct, planActs } from './acts.ts'
import {
  type Held,
  holdAll,
  holdsAlone,
  type QuestionConstants,
  type ReadCondition,
  type RuleFacts,
  type Wall,
} from './conditions.ts'
import { type OwnSpan, ownAt } from './own-past.ts'
import { foldStep, type PastStep, type QuestionState } from './question-state.ts'
import { chainOf, eventsOf, mayBegin } from './rule-events.ts'

export type PlayedRule = {
  id: string
  events: readonly RuleEvent[]
  conditions: readonly ReadCondition[]
  acts: readonly RuleAct[]
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
export type Region = { wallOf: (at: Date) => Wall; groupOf: (topicCode: string | null) => string | null }
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
  for (const { at, step, events, chain } of momentsOf(past)) {
    if (at > until) break
    if (step) {
      state = foldStep(state, step)
      seq = step.seq
    }
    if (at < since || !mayBegin(rule.id, chain)) continue
    const event = events.find((one) => rule.events.includes(one) && !begun.has(one))
    if (!event) continue
    const facts = factsAt(past, state, { at, own: ownAt(past.own, seq), ...region })
    look(facts)
    const held = holdAll(rule.conditions, facts)
    if (!held) continue
    const acts = planActs(rule.acts, facts)
    const match = { event, at, chain, held, acts, before: state }
    if (!hasWork(acts)) {
      idle.set(event, match)
      continue
    }
    begun.add(event)
    matches.push(match)
    state = applyActs(acts, { ...state, ...suggestionOf(past) })
  }
  return { matches, idle: [...idle.values()].filter(({ event }) => !begun.has(event)) }
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
  { at, own, wallOf, groupOf }: { at: Date; own: OwnSpan['keys'] } & Region,
): RuleFacts {
  const said = past.said
    .filter((text) => text.at <= at && (text.until === null || text.until > at))
    .map(({ stems }) => stems)
  const groupCode = groupOf(state.topicCode ?? past.constants.suggestedTopicCode)
  return { ...past.constants, ...state, at, wall: wallOf(at), groupCode, own, said }
}

/** Steps in their order, with the moments of deadlines between them. */
function momentsOf({ steps, deadlines }: Past): Moment[] {
  const ofDeadlines = deadlines
    .flatMap(deadlineMoments)
    .toSorted((one, two) => one.at.getTime() - two.at.getTime())
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
