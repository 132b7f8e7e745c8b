/** Rules, tries and firings as they are shown. A question outside the scope of the reader has no title. */

import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type {
  DryRunResponse,
  FiringResponse,
  RuleCondition,
  RuleMatchesResponse,
  RuleMatchResponse,
  RulePreviewResponse,
  RuleResponse,
  RuleSummary,
  RulesResponse,
} from '@veche/contract/portal/work-rules.ts'
import { reachOf, vainActs } from '@veche/contract/rules/portal/rule-steps.ts'
import { RULE_ACTS } from '@veche/contract/values/portal/work-rules.ts'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { listQuestionsNow, listTitles } from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import {
  countFirings,
  type FiringCounts,
  type FiringFilter,
  type FiringRow,
  getFiring,
  getRule,
  getSwitch,
  listFirings,
  listKeepers,
  listRules,
  listVersions,
  maySwitchOn,
  needsTwo,
  type RuleRow,
  type RulesContext,
  stateOf,
} from '../rule-engine/index.ts'
import { busiestHour, readRegion, type TriedMatch } from '../rule-play/index.ts'
import { mayDo, writersOf } from './assert-rule.ts'
import type { previewRule } from './dry-run.ts'
import { type DryRunRow, findDryRun, listMatches } from './dry-runs.repository.ts'

/** More of them nobody reads; how many there are is said. */
const NAMED = 6

const NONE: FiringCounts = { inHour: 0, inWeek: 0, lastAt: null, waiting: 0 }

export async function readRules({ db, clock }: RulesContext, actor: Actor): Promise<RulesResponse> {
  const [rules, counts, stands] = await Promise.all([
    listRules(db),
    countFirings(db, spansBefore(clock())),
    getSwitch(db),
  ])
  return {
    rules: rules.map((rule) => presentSummary(rule, counts.get(rule.id) ?? NONE, stands)),
    isOn: stands.isOn,
    switchedAt: stands.switchedAt?.toISOString() ?? null,
    switchedByName: stands.switchedByName,
    mayWrite: isPermitted(actor, 'rules.write'),
    mayDo: RULE_ACTS.filter((act) => mayDo(actor, act)),
    writers: RULE_ACTS.map((act) => ({ act, roles: writersOf(act) })),
  }
}

function spansBefore(now: Date) {
  return { hour: new Date(now.getTime() - HOUR_MS), week: new Date(now.getTime() - 7 * DAY_MS) }
}

export async function readRule(
  { db, clock }: RulesContext,
  { ruleId, actor }: { ruleId: string; actor: Actor },
): Promise<RuleResponse> {
  const rule = await getRule(db, ruleId)
  const [counts, versions, run, settings, stands, keepers] = await Promise.all([
    countFirings(db, spansBefore(clock())),
    listVersions(db, ruleId),
    findDryRun(db, { ruleId, versionNo: rule.newestNo }),
    getSettings(db),
    getSwitch(db),
    listKeepers(db),
  ])
  const needsSecondPerson = needsTwo(rule.content.acts, settings.ruleNeedsSecondPerson)
  const seconds = needsSecondPerson ? keepers.filter((one) => one.id !== rule.writtenBy) : []
  return {
    ...presentSummary(rule, counts.get(ruleId) ?? NONE, stands),
    ...{ writtenByName: rule.writtenByName, writtenAt: rule.writtenAt.toISOString() },
    versions: versions.map(({ versionNo, content, writtenByName, writtenAt }) => ({
      ...{ versionNo, content, writtenByName, writtenAt: writtenAt.toISOString() },
    })),
    dryRun: run && presentRun(run),
    needsSecondPerson,
    seconds: { names: seconds.slice(0, NAMED).map(({ name }) => name), count: seconds.length },
    abilities: abilitiesOf(rule, { actor, run }),
  }
}

function abilitiesOf(
  rule: RuleRow,
  { actor, run }: { actor: Actor; run: DryRunRow | null },
): RuleResponse['abilities'] {
  const state = stateOf(rule)
  const mayWrite = isPermitted(actor, 'rules.write')
  const isLive = mayWrite && state !== 'archived'
  const mayAct = vainActs(reachOf(rule.content)).length === 0
  return {
    change: isLive,
    dryRun: isLive && run?.state !== 'running',
    switchOn: isLive && mayAct && rule.proposedNo === null && maySwitchOn(rule, run?.state === 'done'),
    confirm: isLive && mayAct && rule.proposedNo !== null && rule.writtenBy !== actor.id,
    switchOff: isLive && (state === 'on' || state === 'resting'),
    archive: mayWrite && rule.activeNo === null,
  }
}

function presentSummary(rule: RuleRow, counts: FiringCounts, stands: { isOn: boolean }): RuleSummary {
  const state = stateOf(rule)
  const { id, no, content, newestNo, activeNo, proposedByName, restReason, restingSince } = rule
  return {
    ...{ id, no, content, newestNo, activeNo, proposedByName, restReason },
    ...{ state, isStopped: state === 'on' && !stands.isOn },
    restingSince: restingSince?.toISOString() ?? null,
    ...{ firedInHour: counts.inHour, firedInWeek: counts.inWeek, waitingCount: counts.waiting },
    lastFiredAt: counts.lastAt?.toISOString() ?? null,
  }
}

export async function readRun(db: Db, ruleId: string): Promise<DryRunResponse> {
  return presentRun(await getNewestRun(db, ruleId))
}

async function getNewestRun(db: Db, ruleId: string): Promise<DryRunRow> {
  const { newestNo } = await getRule(db, ruleId)
  const run = await findDryRun(db, { ruleId, versionNo: newestNo })
  if (!run) throw new NotFoundError('rule.not_tried', { id: ruleId })
  return run
}

function presentRun(run: DryRunRow): DryRunResponse {
  const { id, versionNo, state, lookedCount, matchedCount, incidentCount, fits, startedByName } = run
  const share = run.totalCount === 0 ? 1 : run.seenCount / run.totalCount
  return {
    ...{ id, versionNo, state, lookedCount, matchedCount, incidentCount, fits, startedByName },
    ...{ from: run.fromAt.toISOString(), until: run.untilAt.toISOString() },
    percent: state === 'done' ? 100 : Math.min(99, Math.floor(share * 100)),
    busiestHour: busiestHour(run),
    acts: run.acts.map((act, index) => ({ index, ...act })),
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  }
}

type Page = { cursor?: string | undefined; limit: number }

export async function readMatches(
  db: Db,
  { ruleId, cursor, limit, actor }: { ruleId: string; actor: Actor } & Page,
): Promise<RuleMatchesResponse> {
  const run = await getNewestRun(db, ruleId)
  const place = readCursor(cursor)
  const rows = await listMatches(db, run.id, {
    after: place && { at: place.at, incidentId: place.id },
    limit,
  })
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    matches: await presentMatches(db, rows, {
      actor,
      conditions: (await getRule(db, ruleId)).content.conditions,
    }),
    nextCursor: last ? writeCursor({ at: last.at, id: last.incidentId }) : null,
  }
}

const SHOWN_IN_PREVIEW = 20

export async function presentPreview(
  db: Db,
  { matches, incidentCount, isCut, fits }: Awaited<ReturnType<typeof previewRule>>,
  reading: Reading,
): Promise<RulePreviewResponse> {
  const newest = matches.toSorted((one, two) => two.at.getTime() - one.at.getTime())
  const shown = await presentMatches(db, newest.slice(0, SHOWN_IN_PREVIEW), reading)
  return { matches: shown, isCut, matchedCount: matches.length, incidentCount, fits }
}

/** `conditions`: of the rule that was tried. */
type Reading = { actor: Actor; conditions: readonly RuleCondition[] }

async function presentMatches(
  db: Db,
  rows: readonly TriedMatch[],
  { actor, conditions }: Reading,
): Promise<RuleMatchResponse[]> {
  const ids = rows.map(({ incidentId }) => incidentId)
  const titles = await listTitles(db, ids, actor)
  const topics = await listOtherTopics(db, [...titles.keys()], conditions)
  return rows.map(({ incidentId, event, at, acts }) => ({
    ...{ incidentId, event, at: at.toISOString(), acts, topicNow: topics.get(incidentId) ?? null },
    ...(titles.get(incidentId) ?? { number: null, title: null }),
  }))
}

/** Topics that none of the conditions asks for, by question. The rule saw the question as it was then. */
async function listOtherTopics(
  db: Db,
  ids: readonly string[],
  conditions: readonly RuleCondition[],
): Promise<Map<string, string>> {
  const ofTopic = conditions.filter(({ is }) => is === 'topic' || is === 'group')
  if (ofTopic.length === 0 || ids.length === 0) return new Map()
  const { groupOf } = await readRegion(db)
  const isAsked = (topicCode: string) =>
    ofTopic.every((condition) => {
      if (condition.is === 'topic') return condition.codes.includes(topicCode)
      return condition.is !== 'group' || condition.codes.includes(groupOf(topicCode) ?? '')
    })
  const questions = await listQuestionsNow(db, ids)
  return new Map(
    questions.flatMap(({ id, topicCode }) =>
      topicCode === null || isAsked(topicCode) ? [] : [[id, topicCode] as const],
    ),
  )
}

export async function readFirings(
  db: Db,
  { cursor, limit, actor, ...filter }: FiringFilter & Page & { actor: Actor },
): Promise<{ firings: FiringResponse[]; nextCursor: string | null }> {
  const place = readCursor(cursor)
  const rows = await listFirings(db, filter, { after: place && { firedAt: place.at, id: place.id }, limit })
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    firings: await presentFirings(db, rows, actor),
    nextCursor: last ? writeCursor({ at: last.firedAt, id: last.id }) : null,
  }
}

export async function readFiring(
  db: Db,
  { firingId, actor }: { firingId: string; actor: Actor },
): Promise<FiringResponse> {
  const [firing] = await presentFirings(db, [await getFiring(db, firingId)], actor)
  if (!firing) throw new NotFoundError('rule.firing_not_found', { id: firingId })
  return firing
}

async function presentFirings(db: Db, rows: readonly FiringRow[], actor: Actor): Promise<FiringResponse[]> {
  const titles = await listTitles(
    db,
    rows.map(({ incidentId }) => incidentId),
    actor,
  )
  const mayWrite = isPermitted(actor, 'rules.write')
  return rows.map(({ writtenBy, chain: _chain, eventAt, firedAt, acts, ...row }) => {
    const title = titles.get(row.incidentId)
    return {
      ...row,
      ...(title ?? { number: null, title: null }),
      ...{ eventAt: eventAt.toISOString(), firedAt: firedAt.toISOString() },
      acts: acts.map(({ before: _before, ...act }) => act),
      mayUndo: mayWrite && title !== undefined && (row.state === 'done' || row.state === 'partly'),
      mayDecide: mayWrite && title !== undefined && row.state === 'waiting' && writtenBy !== actor.id,
    }
  })
}

function writeCursor({ at, id }: { at: Date; id: string }): string {
  return `${at.getTime()}_${id}`
}

function readCursor(cursor: string | undefined): { at: Date; id: string } | null {
  const [ms, id] = cursor?.split('_') ?? []
  return ms && id ? { at: new Date(Number(ms)), id } : null
}
