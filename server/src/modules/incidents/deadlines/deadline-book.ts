import { type Aside, asideOf, type Db } from '../../../platform/database/db.ts'
import type { WorkingTimeContext } from '../../../platform/working-time/index.ts'
import { getDirectory, loadWorkingTime } from '../../directory/index.ts'
import { readRules } from './book.repository.ts'
import {
  chooseRule,
  type DeadlineKey,
  type DeadlineRule,
  type DeadlineUrgency,
} from './domain/deadline-rule.ts'

/** Rules, schedules and the calendar as they are now: what a deadline is computed from without asking the database. */
export type DeadlineBook = {
  zone: string
  ruleFor: (facts: RuleFacts, at: Date) => DeadlineRule
  ruleName: (ruleId: string, version: number) => string
  /** What the rule is for; null if the rule is unknown. */
  ruleKey: (ruleId: string, version: number) => DeadlineKey | null
  contextOf: (scheduleCode: string) => WorkingTimeContext
  /** The centre sorts, distributes and approves by its own hours; the rest goes by the agency's. */
  scheduleFor: (key: DeadlineKey, agencyCode: string | null) => string
}
export type RuleFacts = {
  key: DeadlineKey
  urgency: DeadlineUrgency
  topicCode: string | null
  groupCode: string | null
  surface: string | null
  network: string | null
}

const BY_CENTRE: readonly DeadlineKey[] = ['triage', 'distribution', 'approval']
const STANDARD = 'standard'

const KEEP_MS = 5000
let kept: { aside: Aside; book: Promise<DeadlineBook>; until: number } | null = null

/** Cached for a few seconds, so every process uses a corrected rule or calendar within that time. */
export function loadDeadlineBook(db: Db): Promise<DeadlineBook> {
  const aside = asideOf(db)
  if (kept && kept.aside === aside && kept.until > Date.now()) return kept.book
  const book = readBook(aside)
  kept = { aside, book, until: Date.now() + KEEP_MS }
  book.catch(() => {
    kept = null
  })
  return book
}

/** Called after a change in this process, so that it uses the new rules at once. */
export function forgetDeadlineBook(): void {
  kept = null
}

async function readBook(aside: Aside): Promise<DeadlineBook> {
  const [rules, directory, workingTime] = await Promise.all([
    readRules(aside),
    getDirectory(aside),
    loadWorkingTime(aside),
  ])
  const scheduleOf = new Map(directory.agencies.map((agency) => [agency.code, agency.scheduleCode]))
  const centre = directory.agencies.find(({ kind }) => kind === 'centre')?.code ?? null
  const known = new Map(rules.map((rule) => [`${rule.id} ${rule.version}`, rule]))
  return {
    zone: workingTime.zone,
    ruleFor(facts, at) {
      const rule = chooseRule(rules, facts, { at, zone: workingTime.zone })
      if (!rule) throw new Error(`No deadline rule for ${facts.key}`)
      return rule
    },
    ruleName: (ruleId, version) => known.get(`${ruleId} ${version}`)?.name ?? '',
    ruleKey: (ruleId, version) => known.get(`${ruleId} ${version}`)?.key ?? null,
    contextOf: workingTime.contextOf,
    scheduleFor(key, agencyCode) {
      const owner = BY_CENTRE.includes(key) ? centre : agencyCode
      return (owner && scheduleOf.get(owner)) ?? STANDARD
    },
  }
}
