/** Tries a rule on the last month by portions: nobody waits for a long statement, and what is killed goes on from its place. */

import { DAY_MS } from '@veche/contract/durations.ts'
import type { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { DRY_RUN_DAYS, PREVIEW_HOURS } from '@veche/contract/values/portal/work-rules.ts'
import { z } from 'zod'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { NIL_ID, newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { countAbout, listDueWithin, listPage, listStanding, listTouched } from '../../incidents/index.ts'
import { getVersion, lockRule, type RulesContext } from '../rule-engine/index.ts'
import {
  addFits,
  addToTally,
  chooseTakers,
  countGiven,
  DEADLINE_EVENTS,
  type Fit,
  type Fits,
  NO_FITS,
  type PlayedRule,
  type Region,
  readPasts,
  readRule,
  readStaffedRegion,
  shiftActsOf,
  stateAtEnd,
  type TriedMatch,
  tryMatch,
  tryRule,
} from '../rule-play/index.ts'
import {
  type DryRunRow,
  findRunById,
  insertMatches,
  insertRun,
  listMatches,
  lockRun,
  updateMatches,
  updateRun,
} from './dry-runs.repository.ts'

export const DRY_RUN_JOB = 'rules.dry_run'
/** How many questions a portion walks over, and of how many the history is read at once. */
const PAGE = 2000
const CHUNK = 200
/** A turn lasts a few seconds, because a queue looks for its next job once a second. */
const TURN_MS = 5000
/** More are counted and not listed. */
const MOST_LISTED = 10_000
const PREVIEWED = 2000
const HOUR_MS = DAY_MS / 24
const OF_ALL =
  'a rule is for every question, whoever writes it: what is out of sight is counted and has no name'

export async function startDryRun(
  { db, jobs, clock }: RulesContext,
  { ruleId, actor }: { ruleId: string; actor: Actor },
): Promise<void> {
  const untilAt = clock()
  const id = newId()
  const totalCount = await beyondScope(OF_ALL, () => countAbout(db))
  await db.transaction().execute(async (tx) => {
    const rule = await lockRule(tx, ruleId)
    if (rule.archivedAt) throw new ConflictError('rule.archived', { id: ruleId })
    const fromAt = new Date(untilAt.getTime() - DRY_RUN_DAYS * DAY_MS)
    await insertRun(tx, { ...{ id, ruleId, versionNo: rule.newestNo, fromAt, untilAt, totalCount }, actor })
    await jobs.add(tx, DRY_RUN_JOB, { runId: id })
  })
}

const Payload = z.object({ runId: z.uuid() })

export function dryRunJobs(context: RulesContext): JobDefinition[] {
  const runOf = (payload: unknown) => Payload.parse(payload).runId
  return [{ name: DRY_RUN_JOB, handle: (payloads) => continueDryRuns(context, payloads.map(runOf)) }]
}

export async function continueDryRuns(context: RulesContext, runIds: readonly string[]): Promise<void> {
  const { db, jobs } = context
  const endsAt = performance.now() + TURN_MS
  for (const runId of new Set(runIds)) {
    let isGoingOn = true
    do isGoingOn = await takePortion(context, runId)
    while (isGoingOn && performance.now() < endsAt)
    if (isGoingOn) await db.transaction().execute((tx) => jobs.add(tx, DRY_RUN_JOB, { runId }))
  }
}

/** Gives true when there is more. Two workers with one portion: the later one finds the place moved and leaves it. */
export async function takePortion({ db, clock }: RulesContext, runId: string): Promise<boolean> {
  const run = await findRunById(db, runId)
  if (run?.state !== 'running') return false
  const { content } = await getVersion(db, run)
  const isStanding = content.events.includes('at_time')
  const page = await listPage(db, { after: run.afterId, since: run.fromAt, isStanding, limit: PAGE })
  const touched = page.filter(({ isTouched }) => isTouched).map(({ id }) => id)
  const { matches, fits } = await findMatches(db, run, touched)
  const last = page.at(-1)
  const isLast = page.length < PAGE
  // What would have changed nothing is listed too, behind what would have.
  const listed = matches.slice(0, Math.max(0, MOST_LISTED - listedOf(run)))
  const given = isLast ? await giveListed(db, run, listed) : []
  await db.transaction().execute(async (tx) => {
    const locked = await lockRun(tx, runId)
    if (locked?.afterId !== run.afterId || locked.state !== 'running') return
    await insertMatches(tx, runId, listed)
    await updateMatches(tx, runId, given)
    const tally = addToTally(run, matches)
    await updateRun(tx, runId, {
      ...tally,
      acts: countGiven(tally.acts, given),
      fits: addFits(run.fits ?? NO_FITS, fits),
      lookedCount: run.lookedCount + touched.length,
      seenCount: run.seenCount + page.length,
      ...(last ? { afterId: last.id } : {}),
      ...(isLast ? { state: 'done', finishedAt: clock() } : {}),
    })
  })
  return !isLast
}

/** Whom each would have gone to: known when all are found, because what was given before counts as in hand. */
async function giveListed(
  db: Db,
  run: DryRunRow,
  found: readonly TriedMatch[],
): Promise<readonly TriedMatch[]> {
  const acts = shiftActsOf((await getVersion(db, run)).content.acts)
  if (acts.length === 0) return []
  const before = await listMatches(db, run.id, { after: null, limit: MOST_LISTED })
  return chooseTakers(db, [...before, ...found], { acts, since: run.fromAt, until: run.untilAt })
}

/** At least so many are listed already. */
function listedOf({ matchedCount, acts }: DryRunRow): number {
  return matchedCount + Math.max(0, ...acts.map(({ nothing, refused }) => nothing + refused))
}

async function findMatches(
  db: Db,
  run: DryRunRow,
  ids: readonly string[],
): Promise<Pick<Tried, 'matches' | 'fits'>> {
  const { content } = await getVersion(db, run)
  const played = readRule(run.ruleId, content)
  const span = { since: run.fromAt, until: run.untilAt }
  const region = await readStaffedRegion(db, { rules: [played], ...span })
  const { matches, idle, fits } = await tryOn(db, { played, region, ids, ...span })
  return { matches: [...matches, ...idle], fits }
}

type Trying = { played: PlayedRule; region: Region; ids: readonly string[]; since: Date; until: Date }

type Tried = { matches: TriedMatch[]; idle: TriedMatch[]; fits: Fit[] }

async function tryOn(db: Db, { played, region, ids, since, until }: Trying): Promise<Tried> {
  const tried: Tried = { matches: [], idle: [], fits: [] }
  for (let start = 0; start < ids.length; start += CHUNK) {
    const pasts = await readPasts(db, { ids: ids.slice(start, start + CHUNK), rules: [played] })
    for (const past of pasts) {
      const end = stateAtEnd(past)
      const found = tryRule(played, past, { since, until, ...region })
      tried.fits.push(found.fit)
      for (const match of found.matches) tried.matches.push(tryMatch(past.incidentId, match, end))
      for (const match of found.idle) tried.idle.push(tryMatch(past.incidentId, match, end))
    }
  }
  return tried
}

type Preview = { matches: TriedMatch[]; incidentCount: number; isCut: boolean; fits: Fits }

/**
 * The same over the last day; nothing is kept. It looks at the same questions as the try over the month, so that the day
 * finds none that the month would not.
 */
export function previewRule({ db, clock }: RulesContext, content: RuleContent): Promise<Preview> {
  const until = clock()
  const since = new Date(until.getTime() - PREVIEW_HOURS * HOUR_MS)
  return beyondScope(OF_ALL, async () => {
    const touched = await listTouchedOf(db, content, { since, until })
    const ids = touched.slice(0, PREVIEWED)
    const played = readRule(NIL_ID, content)
    const region = await readStaffedRegion(db, { rules: [played], since, until })
    const { matches: found, fits } = await tryOn(db, { played, region, ids, since, until })
    const matches = await chooseTakers(db, found, { acts: shiftActsOf(content.acts), since, until })
    const incidentCount = new Set(matches.map(({ incidentId }) => incidentId)).size
    return { matches, incidentCount, isCut: touched.length > PREVIEWED, fits: addFits(NO_FITS, fits) }
  })
}

/** A deadline that comes near or runs out changes nothing of its question. */
async function listTouchedOf(
  db: Db,
  { events }: RuleContent,
  { since, until }: { since: Date; until: Date },
): Promise<string[]> {
  const ofDay = await listTouched(db, { since, limit: PREVIEWED + 1 })
  const standing = events.includes('at_time') ? await listStanding(db, { limit: PREVIEWED + 1 }) : []
  const touched = [...new Set([...ofDay, ...standing])]
  if (!DEADLINE_EVENTS.some((event) => events.includes(event))) return touched
  const isWarned = events.includes('deadline_near')
  return [...new Set([...touched, ...(await listDueWithin(db, { from: since, until, isWarned }))])]
}
