/** A rule is changed by adding a version that starts at a moment. Deadlines that already run keep their version. */
import {
  type AddRuleVersionRequest,
  type CreateDeadlineRuleRequest,
  RuleMatch as RequestedMatch,
} from '@veche/contract/admin/deadline-rules.ts'
import { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { type Fields, joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, changerByJournal } from '../../access/index.ts'
import { getDirectory, lockDirectory } from '../../directory/index.ts'
import {
  DEADLINE_KEYS,
  type DeadlineKey,
  type DeadlineRule,
  forgetDeadlineBook,
  type RuleMatch,
  readRules,
} from '../deadlines/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { type RuleProblem, validateRules } from './domain/rule-problems.ts'
import { deleteRule, insertRule, setRuleEnd } from './rules.repository.ts'

type By = { actor: Actor }
type NewRule = z.infer<typeof CreateDeadlineRuleRequest>
type NewVersion = z.infer<typeof AddRuleVersionRequest>
export type RuleVersion = { id: string; version: number }

export function createRule(
  context: IncidentsContext,
  { rule, actor }: By & { rule: NewRule },
): Promise<RuleVersion> {
  return changeRules(context, { actor, action: 'deadline_rule.added' }, async (tx, rules) => {
    const key = toKey(rule.key)
    const like = rules.find((known) => known.key === key)
    if (!like) throw new InvalidError('deadline_rule.unknown_key', { key })
    const added: DeadlineRule = {
      ...(await readBody(context, rule)),
      id: newId(),
      version: 1,
      key,
      startsOn: like.startsOn,
      stopsOn: like.stopsOn,
    }
    await insertRule(tx, added)
    return added
  })
}

export function addRuleVersion(
  context: IncidentsContext,
  { id, rule, actor }: By & { id: string; rule: NewVersion },
): Promise<RuleVersion> {
  return changeRules(context, { actor, action: 'deadline_rule.changed' }, async (tx, rules) => {
    const last = getLast(rules, id)
    const { before, name, match, limit, validFrom } = rule
    const wanted = { name, match, limit }
    const joined = await joinRule(tx, last, { before, wanted })
    const now = { name: last.name, match: RequestedMatch.parse(last.match), limit: last.limit }
    const next: DeadlineRule = {
      ...last,
      ...(await readBody(context, { ...now, ...joined, validFrom })),
      version: last.version + 1,
      validUntil: null,
    }
    if (next.validFrom <= last.validFrom) throw new ConflictError('deadline_rule.later_version', { id })
    if (last.validUntil === null || last.validUntil > next.validFrom)
      await setRuleEnd(tx, last, next.validFrom)
    await insertRule(tx, next)
    return next
  })
}

/** Ends the rule at a moment, so that it is not chosen after it; null removes that end. */
export function endRule(
  context: IncidentsContext,
  {
    id,
    validUntil,
    before,
    actor,
  }: By & { id: string; validUntil: string | null; before?: Fields | undefined },
): Promise<RuleVersion> {
  return changeRules(context, { actor, action: 'deadline_rule.ended' }, async (tx, rules) => {
    const last = getLast(rules, id)
    const until = validUntil === null ? null : new Date(validUntil)
    requireFuture(until, context.clock())
    await joinRule(tx, last, { before, wanted: { validUntil: until?.toISOString() ?? null } })
    await setRuleEnd(tx, last, until)
    return { ...last, validUntil: until }
  })
}

/** A version that has not started yet governs no deadline, so it may be deleted. */
export function withdrawVersion(
  context: IncidentsContext,
  { id, actor }: By & { id: string },
): Promise<RuleVersion> {
  return changeRules(context, { actor, action: 'deadline_rule.withdrawn' }, async (tx, rules) => {
    const last = getLast(rules, id)
    if (last.validFrom <= context.clock()) throw new ConflictError('deadline_rule.in_force', { id })
    await deleteRule(tx, last)
    const before = rules.find((rule) => rule.id === id && rule.version === last.version - 1)
    if (before?.validUntil?.getTime() === last.validFrom.getTime()) await setRuleEnd(tx, before, null)
    return last
  })
}

/** Refuses the change when somebody else has changed the same fields of the rule meanwhile. */
function joinRule<Wanted extends Fields>(
  tx: Tx,
  last: DeadlineRule,
  { before, wanted }: { before: Fields | undefined; wanted: Wanted },
): Promise<Partial<Wanted>> {
  const { id, name, match, limit, validUntil } = last
  return joinEdit({
    now: { name, match, limit, validUntil: validUntil?.toISOString() ?? null },
    ...{ before, wanted, findChanger: changerByJournal(tx, { objectType: 'deadline_rule', objectId: id }) },
  })
}

type Entry = By & { action: string }

/** Only one change runs at a time. The whole set of rules is checked as it would be afterwards, and refused as a whole. */
async function changeRules(
  { db, clock }: IncidentsContext,
  { actor, action }: Entry,
  change: (tx: Tx, rules: readonly DeadlineRule[]) => Promise<DeadlineRule>,
): Promise<RuleVersion> {
  const done = await db.transaction().execute(async (tx) => {
    await lockDirectory(tx)
    const changed = await change(tx, await readRules(tx))
    const { id, version, name: _name, ...details } = changed
    requireSound(await readRules(tx), clock())
    await addJournal(tx, {
      ...{ actor, action, objectType: 'deadline_rule', objectId: id },
      details: { version, ...details },
    })
    return { id, version }
  })
  forgetDeadlineBook()
  return done
}

function requireSound(rules: readonly DeadlineRule[], now: Date): void {
  const problems: RuleProblem[] = validateRules(rules, now)
  if (problems.length > 0) throw new InvalidError('deadline_rule.bad_rules', { problems })
}

function getLast(rules: readonly DeadlineRule[], id: string): DeadlineRule {
  const versions = rules.filter((rule) => rule.id === id).toSorted((a, b) => b.version - a.version)
  const [last] = versions
  if (!last) throw new NotFoundError('deadline_rule.not_found', { id })
  return last
}

type RuleBody = Omit<NewVersion, 'before'>

async function readBody(context: IncidentsContext, { name, match, limit, validFrom }: RuleBody) {
  const now = context.clock()
  const from = validFrom === null ? now : new Date(validFrom)
  if (from < now) throw new InvalidError('deadline_rule.in_past')
  await requireKnown(context, match)
  return { name, match: toMatch(match), limit, validFrom: from, validUntil: null }
}

async function requireKnown({ db }: IncidentsContext, { topicCode, groupCode }: NewVersion['match']) {
  const { topics, topicGroups } = await getDirectory(db)
  if (topicCode && !topics.some(({ code }) => code === topicCode))
    throw new InvalidError('directory.unknown_code', { field: 'topicCode', code: topicCode })
  if (groupCode && !topicGroups.some(({ code }) => code === groupCode))
    throw new InvalidError('directory.unknown_code', { field: 'groupCode', code: groupCode })
}

function requireFuture(until: Date | null, now: Date): void {
  if (until !== null && until < now) throw new InvalidError('deadline_rule.in_past')
}

export function toKey(key: string): DeadlineKey {
  const known = z.enum(DEADLINE_KEYS).safeParse(key)
  if (!known.success) throw new InvalidError('deadline_rule.unknown_key', { key })
  return known.data
}

/** An absent field must be absent and not `undefined`: specificity counts the fields that are present. */
export function toMatch({
  urgency,
  topicCode,
  groupCode,
  surface,
  network,
  season,
}: z.infer<typeof RequestedMatch>): RuleMatch {
  return {
    ...(urgency ? { urgency } : {}),
    ...(topicCode ? { topicCode } : {}),
    ...(groupCode ? { groupCode } : {}),
    ...(surface ? { surface } : {}),
    ...(network ? { network } : {}),
    ...(season ? { season } : {}),
  }
}
