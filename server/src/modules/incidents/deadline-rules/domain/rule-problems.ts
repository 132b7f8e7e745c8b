/** What must be true of a set of rules before it is saved. */
import { isLimitValid } from '../../../../platform/working-time/index.ts'
import {
  DEADLINE_KEYS,
  type DeadlineKey,
  type DeadlineRule,
  isInSeason,
  type Season,
  specificityOf,
} from '../../deadlines/domain/deadline-rule.ts'

export type RuleProblem =
  | {
      code:
        | 'rule.bad_limit'
        | 'rule.bad_season'
        | 'rule.bad_validity'
        | 'rule.bad_version'
        | 'rule.no_stop'
        | 'rule.stops_at_start'
      ruleId: string
      version: number
    }
  | {
      /** Two rules, equally specific, that some incident would match at once. */
      code: 'rule.ambiguous' | 'rule.version_twice'
      ruleId: string
      version: number
      otherId: string
      otherVersion: number
    }
  /** Some incidents would have no deadline: the key has no rule without conditions. */
  | { code: 'rule.no_default'; key: DeadlineKey }

/** Everything wrong with the rules in force from `at` on; an empty list means they may be saved. */
export function validateRules(rules: readonly DeadlineRule[], at: Date): RuleProblem[] {
  return [...rules.flatMap(problemsOf), ...clashesOf(rules), ...keysWithoutDefault(rules, at)]
}

function problemsOf(rule: DeadlineRule): RuleProblem[] {
  const { match, validFrom, validUntil, limit, startsOn, stopsOn } = rule
  const problems: RuleProblem[] = []
  const add = (code: Exclude<RuleProblem, { otherId: string } | { key: DeadlineKey }>['code']) =>
    problems.push({ code, ruleId: rule.id, version: rule.version })

  if (!isLimitValid(limit)) add('rule.bad_limit')
  if (match.season && !isSeason(match.season)) add('rule.bad_season')
  if (validUntil !== null && validUntil <= validFrom) add('rule.bad_validity')
  if (!Number.isInteger(rule.version) || rule.version < 1) add('rule.bad_version')
  if (stopsOn.length === 0) add('rule.no_stop')
  if (stopsOn.includes(startsOn)) add('rule.stops_at_start')
  return problems
}

function clashesOf(rules: readonly DeadlineRule[]): RuleProblem[] {
  const clashes: RuleProblem[] = []
  for (const [index, rule] of rules.entries()) {
    for (const other of rules.slice(index + 1)) {
      const code = clashOf(rule, other)
      if (!code) continue
      clashes.push({
        code,
        ruleId: rule.id,
        version: rule.version,
        otherId: other.id,
        otherVersion: other.version,
      })
    }
  }
  return clashes
}

function clashOf(rule: DeadlineRule, other: DeadlineRule): 'rule.version_twice' | 'rule.ambiguous' | null {
  if (rule.id === other.id && rule.version === other.version) return 'rule.version_twice'
  const isAmbiguous =
    rule.key === other.key &&
    specificityOf(rule) === specificityOf(other) &&
    haveCommonFacts(rule, other) &&
    overlap(rule, other)
  return isAmbiguous ? 'rule.ambiguous' : null
}

/** Equal specificity means the same fields are bound; they must differ somewhere. */
function haveCommonFacts({ match: one }: DeadlineRule, { match: two }: DeadlineRule): boolean {
  return (
    one.urgency === two.urgency &&
    one.topicCode === two.topicCode &&
    one.groupCode === two.groupCode &&
    one.surface === two.surface &&
    one.network === two.network &&
    shareMonth(one.season, two.season)
  )
}

function shareMonth(one: Season | undefined, two: Season | undefined): boolean {
  if (!one || !two) return true
  return Array.from({ length: 12 }, (_, index) => index + 1).some(
    (month) => isInSeason(one, month) && isInSeason(two, month),
  )
}

function overlap(one: DeadlineRule, two: DeadlineRule): boolean {
  const oneEndsFirst = one.validUntil !== null && one.validUntil <= two.validFrom
  const twoEndsFirst = two.validUntil !== null && two.validUntil <= one.validFrom
  return !oneEndsFirst && !twoEndsFirst
}

function keysWithoutDefault(rules: readonly DeadlineRule[], at: Date): RuleProblem[] {
  const defaults = rules.filter((rule) => specificityOf(rule) === 0)
  return DEADLINE_KEYS.filter((key) => {
    const chain = defaults.filter((rule) => rule.key === key)
    return !isCoveredFrom(at, chain)
  }).map((key) => ({ code: 'rule.no_default', key }))
}

/** A default may be a chain of versions: where one ends, another must be in force, the last one without an end. */
function isCoveredFrom(at: Date, chain: readonly DeadlineRule[]): boolean {
  const current = chain.find(
    ({ validFrom, validUntil }) => validFrom <= at && (validUntil === null || at < validUntil),
  )
  if (!current) return false
  return current.validUntil === null || isCoveredFrom(current.validUntil, chain)
}

function isSeason({ fromMonth, toMonth }: Season): boolean {
  return [fromMonth, toMonth].every((month) => Number.isInteger(month) && month >= 1 && month <= 12)
}
