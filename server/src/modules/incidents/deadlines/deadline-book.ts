import { DEADLINE_URGENCIES } from '@veche/contract/values/incidents.ts'
import { z } from 'zod'
import { type Aside, asideOf, type Db } from '../../../platform/database/db.ts'
import type { ClockLimit, WorkingTimeContext } from '../../../platform/working-time/index.ts'
import { getDirectory, loadWorkingTime } from '../../directory/index.ts'
import {
  chooseRule,
  DEADLINE_EVENTS,
  DEADLINE_KEYS,
  type DeadlineKey,
  type DeadlineRule,
  type DeadlineUrgency,
} from './domain/deadline-rule.ts'
import { DEFAULT_DEADLINE_RULES } from './domain/default-rules.ts'

/** Rules, schedules and the calendar as they are now: what a deadline is computed from without asking the database. */
export type DeadlineBook = {
  zone: string
  ruleFor: (facts: RuleFacts, at: Date) => DeadlineRule
  ruleName: (ruleId: string, version: number) => string
  /** What the rule is for; null for one that is not known. */
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

export const ClockLimitJson: z.ZodType<ClockLimit> = z.discriminatedUnion('clock', [
  z.object({ clock: z.literal('calendar_hours'), minutes: z.number() }),
  z.object({ clock: z.literal('working_hours'), minutes: z.number() }),
  z.object({ clock: z.literal('working_days'), days: z.number() }),
  z.object({ clock: z.literal('time_of_working_day'), days: z.number(), time: z.string() }),
])
const RuleJson = z.object({
  match: z.object({
    urgency: z.enum(DEADLINE_URGENCIES).exactOptional(),
    topicCode: z.string().exactOptional(),
    groupCode: z.string().exactOptional(),
    surface: z.string().exactOptional(),
    network: z.string().exactOptional(),
    season: z.object({ fromMonth: z.number(), toMonth: z.number() }).exactOptional(),
  }),
  startsOn: z.enum(DEADLINE_EVENTS),
  stopsOn: z.array(z.enum(DEADLINE_EVENTS)),
  limit: ClockLimitJson,
})

const KEEP_MS = 5000
let kept: { aside: Aside; book: Promise<DeadlineBook>; until: number } | null = null

/** Kept for a few seconds: a corrected rule or calendar is in force everywhere within that time. */
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

/** A change made in this process is in force here at once. */
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

export async function readRules(db: Db): Promise<DeadlineRule[]> {
  const rows = await db.selectFrom('deadlineRule').selectAll().execute()
  return rows.map(({ rule, key, ...row }) => ({
    ...row,
    ...RuleJson.parse(rule),
    key: z.enum(DEADLINE_KEYS).parse(key),
  }))
}

/** The rules of a new installation; what was changed since is left alone. */
export async function seedDeadlineRules(db: Db): Promise<void> {
  await db
    .insertInto('deadlineRule')
    .values(
      DEFAULT_DEADLINE_RULES.map(({ match, startsOn, stopsOn, limit, ...rule }) => ({
        ...rule,
        rule: JSON.stringify({ match, startsOn, stopsOn, limit }),
      })),
    )
    .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
    .execute()
}
