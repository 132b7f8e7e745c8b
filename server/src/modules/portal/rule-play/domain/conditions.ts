/** Whether the conditions of a rule hold for a question at a moment. Pure. */

import type { Network } from '@veche/contract/common.ts'
import type { RuleCondition } from '@veche/contract/portal/work-rules.ts'
import { type OwnSpan, ownKey } from './own-past.ts'
import type { QuestionState } from './question-state.ts'

const HOUR_MS = 3_600_000

/** What never changes of a question, or changes in no step of its history. */
export type QuestionConstants = {
  network: Network
  channelId: string
  foundAt: Date
  isDanger: boolean
  /** Earlier questions of its author. */
  earlier: number
  /** Read where nobody has set them yet. */
  suggestedTopicCode: string | null
  suggestedMunicipalityCode: string | null
}
/** Where in the day of the region a moment lies. */
export type Wall = { time: string; isWorking: boolean }
export type RuleFacts = QuestionConstants &
  QuestionState & {
    at: Date
    /** When it came to its step. */
    standsSince: Date
    wall: Wall
    /** Of the topic, or of the suggested one. */
    groupCode: string | null
    /** What own fields say, as values are compared. */
    own: OwnSpan['keys']
    /** Stems of each text of the author until then, in order. */
    said: readonly (readonly string[])[]
  }

/** A phrase of the rule with its stems. */
export type Phrase = { text: string; stems: readonly string[] }
/** A condition whose words were read beforehand, because stems are the business of another module. */
export type ReadCondition = { condition: RuleCondition; phrases: readonly Phrase[] }

export type Held = { is: RuleCondition['is']; found: string | null }

/** What held of each condition; null where one did not. */
export function holdAll(conditions: readonly ReadCondition[], facts: RuleFacts): Held[] | null {
  const held: Held[] = []
  for (const read of conditions) {
    const found = hold(read, facts)
    if (found === false) return null
    held.push({ is: read.condition.is, found: typeof found === 'string' ? found : null })
  }
  return held
}

/** Whether one condition holds, whatever the others do. */
export function holdsAlone(read: ReadCondition, facts: RuleFacts): boolean {
  return hold(read, facts) !== false
}

export function asksOwnFields({ condition }: ReadCondition): boolean {
  return condition.is === 'field_is' || condition.is === 'field_filled'
}

function hold({ condition, phrases }: ReadCondition, facts: RuleFacts): string | boolean {
  switch (condition.is) {
    case 'topic':
      return isAmong(facts.topicCode ?? facts.suggestedTopicCode, condition.codes)
    case 'group':
      return isAmong(facts.groupCode, condition.codes)
    case 'municipality':
      return isAmong(facts.municipalityCode ?? facts.suggestedMunicipalityCode, condition.codes)
    case 'agency':
      return isAmong(facts.agencyCode, condition.codes)
    case 'place':
      return findPlace(phrases, facts) ?? false
    case 'network':
      return condition.codes.includes(facts.network)
    case 'channel':
      return condition.ids.includes(facts.channelId)
    case 'urgency':
      return facts.urgency === condition.value
    case 'kind':
      return isAmong(facts.kind, condition.codes)
    case 'danger':
      return facts.isDanger === condition.value
    case 'words':
      return findPhrase(phrases, facts.said) ?? false
    case 'without_words':
      return findPhrase(phrases, facts.said) === null
    case 'earlier':
      return facts.earlier >= condition.atLeast
    case 'time':
      return isBetween(facts.wall.time, condition)
    case 'working_time':
      return facts.wall.isWorking === condition.value
    case 'age':
      return facts.at.getTime() - facts.foundAt.getTime() >= condition.atLeastHours * HOUR_MS
    case 'stands':
      return facts.at.getTime() - facts.standsSince.getTime() >= condition.atLeastHours * HOUR_MS
    case 'step':
      return condition.codes.includes(facts.step)
    case 'tag':
      return condition.tags.find((tag) => facts.tags.includes(tag)) ?? false
    case 'repeat':
      return (facts.repeatNo !== null) === condition.value
    case 'field_is':
      return isAmong(facts.own[condition.field] ?? null, condition.values.map(ownKey))
    case 'field_filled':
      return facts.own[condition.field] !== undefined
  }
}

function isAmong(value: string | null, allowed: readonly string[]): boolean {
  return value !== null && allowed.includes(value)
}

/** Over midnight when the end is before the beginning; the end itself does not belong to it. */
function isBetween(time: string, { from, to }: { from: string; to: string }): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to
}

function findPhrase(phrases: readonly Phrase[], said: RuleFacts['said']): string | null {
  return phrases.find(({ stems }) => said.some((text) => contains(text, stems)))?.text ?? null
}

/** Also as the address has it, where the words of an address are compared as they are written. */
function findPlace(phrases: readonly Phrase[], { address, said }: RuleFacts): string | null {
  const written = [address.settlement, address.street, address.object].map(
    (words) => words?.toLowerCase() ?? '',
  )
  const isWritten = ({ text }: Phrase) => written.some((words) => words.includes(text.toLowerCase()))
  return phrases.find(isWritten)?.text ?? findPhrase(phrases, said)
}

/** The stems stand next to each other, in their order. */
function contains(text: readonly string[], stems: readonly string[]): boolean {
  if (stems.length === 0) return false
  return text.some((_, start) => stems.every((stem, offset) => text[start + offset] === stem))
}
