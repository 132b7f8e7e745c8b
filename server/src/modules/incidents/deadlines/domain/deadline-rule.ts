/**
 * Deadline rules: for whom, from which event to which, on which clock, how long.
 *
 * Of the rules that match, the most specific one wins. Fields weigh in this order, each more than all after it:
 * urgency, topic, topic group, surface, network, season. Urgency is first, so that a rule for one topic never
 * slows down an accident in it; a rule for «this topic, urgent» beats both.
 */
import type { DEADLINE_URGENCIES } from '@veche/contract/values/incidents.ts'
import type { ClockLimit } from '../../../../platform/working-time/index.ts'
import { monthInZone } from '../../../../platform/working-time/index.ts'

export const DEADLINE_KEYS = [
  'triage',
  'distribution',
  'return_window',
  'take',
  'draft',
  'approval',
  'first_answer',
  'final_answer',
  'reopened_answer',
  'author_silence',
  'chat_first_reply',
  'livestream_answer',
  'fake_card',
  'fake_triage',
  'fake_facts',
  'fake_verdict',
  'fake_text',
  'fake_approval',
  'fake_publication',
  'fake_total',
] as const
export type DeadlineKey = (typeof DEADLINE_KEYS)[number]

/** `published`: the network confirmed it. Interim and final answers are also told apart. */
export const DEADLINE_EVENTS = [
  'found',
  'registered',
  'dismissed',
  'assigned',
  'returned',
  'taken',
  'submitted',
  'approved',
  'sent_back',
  'published',
  'interim_published',
  'final_published',
  'author_wrote',
  'reopened',
  'livestream_ended',
  'fake_signalled',
  'fake_opened',
  'fake_triaged',
  'fake_facts_given',
  'fake_verdict_given',
  'fake_text_written',
  'fake_approved',
  'fake_published',
] as const
export type DeadlineEvent = (typeof DEADLINE_EVENTS)[number]

export type DeadlineUrgency = (typeof DEADLINE_URGENCIES)[number]

/** Months, both ends included; November to March runs across New Year. */
export type Season = { readonly fromMonth: number; readonly toMonth: number }

/** An absent field matches everything. */
export type RuleMatch = {
  readonly urgency?: DeadlineUrgency
  readonly topicCode?: string
  readonly groupCode?: string
  readonly surface?: string
  readonly network?: string
  readonly season?: Season
}

/** A version is never edited: a change ends it with `validUntil` and adds the next one. */
export type DeadlineRule = {
  readonly id: string
  readonly version: number
  readonly key: DeadlineKey
  readonly name: string
  readonly match: RuleMatch
  readonly startsOn: DeadlineEvent
  readonly stopsOn: readonly DeadlineEvent[]
  readonly limit: ClockLimit
  readonly validFrom: Date
  readonly validUntil: Date | null
}

export type DeadlineFacts = {
  key: DeadlineKey
  urgency: DeadlineUrgency
  topicCode: string | null
  groupCode: string | null
  surface: string | null
  network: string | null
}

const MATCH_FIELDS = ['urgency', 'topicCode', 'groupCode', 'surface', 'network', 'season'] as const

/** The rule for these facts at the moment the clock starts; null when there is none for the key. */
export function chooseRule(
  rules: readonly DeadlineRule[],
  facts: DeadlineFacts,
  { at, zone }: { at: Date; zone: string },
): DeadlineRule | null {
  let chosen: DeadlineRule | null = null
  for (const rule of rules) {
    if (!isValidAt(rule, at) || !matches(rule, facts)) continue
    const { season } = rule.match
    // Few rules have a season, and asking the zone takes longer than all the rest.
    if (season !== undefined && !isInSeason(season, monthInZone(zone, at))) continue
    if (!chosen || isBetter(rule, chosen)) chosen = rule
  }
  return chosen
}

/** Bits of the bound fields: a greater number is a more specific rule. */
export function specificityOf({ match }: DeadlineRule): number {
  return MATCH_FIELDS.reduce((bits, field) => bits * 2 + (match[field] === undefined ? 0 : 1), 0)
}

export function isInSeason({ fromMonth, toMonth }: Season, month: number): boolean {
  if (fromMonth <= toMonth) return month >= fromMonth && month <= toMonth
  return month >= fromMonth || month <= toMonth
}

function isValidAt({ validFrom, validUntil }: DeadlineRule, at: Date): boolean {
  return validFrom <= at && (validUntil === null || at < validUntil)
}

function matches({ key, match }: DeadlineRule, facts: DeadlineFacts): boolean {
  return (
    key === facts.key &&
    (match.urgency === undefined || match.urgency === facts.urgency) &&
    (match.topicCode === undefined || match.topicCode === facts.topicCode) &&
    (match.groupCode === undefined || match.groupCode === facts.groupCode) &&
    (match.surface === undefined || match.surface === facts.surface) &&
    (match.network === undefined || match.network === facts.network)
  )
}

/** Validated rules never tie; if unvalidated ones do, the order of the list must not decide. */
function isBetter(rule: DeadlineRule, chosen: DeadlineRule): boolean {
  const difference = specificityOf(rule) - specificityOf(chosen)
  if (difference !== 0) return difference > 0
  return rule.id === chosen.id ? rule.version > chosen.version : rule.id < chosen.id
}
