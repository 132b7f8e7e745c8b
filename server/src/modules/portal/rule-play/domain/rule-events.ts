/** Which events of rules a step of the history is, and by which rules it was made. Pure. */
import type { RuleEvent } from '@veche/contract/values/portal/work-rules.ts'
import type { PastStep } from './question-state.ts'

const OF_STEP: Readonly<Record<string, readonly RuleEvent[]>> = {
  found: ['appeared'],
  accept: ['accepted'],
  classify: ['marked'],
  tag: ['marked'],
  field_changed: ['marked'],
  assign: ['given'],
  assign_person: ['given'],
  take: ['taken'],
  return: ['returned'],
  follow_up: ['author_wrote'],
  reopen: ['reopened'],
  note_repeat: ['repeated'],
  submit: ['submitted'],
  send_back: ['sent_back'],
  publication_confirmed: ['answered'],
  answered_by_event: ['answered'],
  delivery_failed: ['delivery_failed'],
  undeliverable: ['delivery_failed'],
}
const SOURCE: Readonly<Record<string, RuleEvent>> = { edited: 'source_edited', deleted: 'source_deleted' }

/** The events of deadlines, which no step of the history makes. */
export const DEADLINE_EVENTS = ['deadline_near', 'deadline_late'] as const satisfies readonly RuleEvent[]

export function eventsOf({ type, details }: PastStep): RuleEvent[] {
  const events = new Set<RuleEvent>(OF_STEP[type] ?? [])
  if (type === 'accept' && typeof details.agencyCode === 'string') events.add('given')
  if (type === 'follow_up') ofFollowUp(details, events)
  if (type === 'close' && details.satisfaction !== 'no_answer') events.add('rated')
  if (type === 'source_changed') {
    const source = SOURCE[String(details.change)]
    if (source && details.isSource === true) events.add(source)
  }
  if (details.to !== undefined && details.from !== undefined && details.from !== details.to)
    events.add('step_changed')
  return [...events]
}

function ofFollowUp({ isThanks, verdict, from, to }: PastStep['details'], events: Set<RuleEvent>): void {
  if (isThanks === true) events.delete('author_wrote')
  if (typeof verdict === 'string') events.add('rated')
  const isAnswered = from === 'awaiting_author' || from === 'done'
  if (isAnswered && to === 'in_progress') events.add('reopened')
}

/** Types of steps that may be one of these events: others are not read. */
export function mayBeEvent(type: string): boolean {
  return !SILENT.has(type)
}

/** Steps of every day that change nothing a rule may begin with. */
const SILENT = new Set(['read_follow_ups', 'freeze', 'unfreeze', 'reminded', 'change_deadline', 'archive'])

/** How long a chain of rules may be: what a rule did may begin one more, and what that one did begins none. */
export const LONGEST_CHAIN = 1

/** Ids of the rules that led to the step, the first one first. */
export function chainOf({ details }: PastStep): string[] {
  const { rule } = details
  const chain = typeof rule === 'object' && rule !== null && 'chain' in rule ? rule.chain : []
  return Array.isArray(chain) ? chain.filter((id) => typeof id === 'string') : []
}

/** No rule begins with what it did itself, and none at the end of a chain. */
export function mayBegin(ruleId: string, chain: readonly string[]): boolean {
  return chain.length <= LONGEST_CHAIN && !chain.includes(ruleId)
}
