import type { RuleCondition, RuleContent } from '@veche/contract/portal/work-rules.ts'
import { orderedStems } from '../../text/index.ts'
import type { Phrase, ReadCondition } from './domain/conditions.ts'
import type { PlayedRule } from './domain/play-rule.ts'

/** Reads the words of a rule once, so that each question is compared by stems. */
export function readRule(id: string, { events, conditions, acts, schedule }: RuleContent): PlayedRule {
  return { id, events, acts, schedule, conditions: conditions.map(readCondition) }
}

function readCondition(condition: RuleCondition): ReadCondition {
  return { condition, phrases: 'words' in condition ? condition.words.map(readPhrase) : [] }
}

function readPhrase(text: string): Phrase {
  return { text, stems: orderedStems(text) }
}
