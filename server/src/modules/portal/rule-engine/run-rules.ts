/**
 * Looks at what happened, after it was committed, and lets rules act. The place is moved when all was acted on, and a
 * rule acts on a question once for a kind of event: whoever is killed in between does the rest again and nothing twice.
 */
import { SECOND_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { readCurrentCursor } from '../../../platform/events/events.repository.ts'
import { readEventsAfter, type StoredEvent } from '../../../platform/events/events.ts'
import { listDueWithin, listStanding } from '../../incidents/index.ts'
import {
  DEADLINE_EVENTS,
  mayBeEvent,
  type Past,
  type PlayedRule,
  playRule,
  type Region,
  readPasts,
  readRule,
  readStaffedRegion,
  readTimes,
} from '../rule-play/index.ts'
import { fire } from './fire.ts'
import { listFired } from './firings.repository.ts'
import {
  type ActiveRule,
  findPlace,
  getSwitch,
  listActiveRules,
  movePlace,
  savePlace,
} from './rules.repository.ts'
import type { RulesContext } from './rules-context.ts'

const IDLE_MS = 1000
const HELD_BACK_MS = 50
const DEADLINES_EVERY_MS = 30 * SECOND_MS
/** How many questions are read at once. */
const CHUNK = 100

const IncidentEvent = z.object({ type: z.literal('incident'), incidentId: z.uuid(), activity: z.string() })

export function startRules(context: RulesContext): Loop {
  let lookedAtDeadlines = 0
  return startLoop({
    name: 'rules',
    log: context.log,
    async turn() {
      const { hasMore } = await runRules(context)
      if (performance.now() - lookedAtDeadlines >= DEADLINES_EVERY_MS) {
        await runDeadlineRules(context)
        lookedAtDeadlines = performance.now()
      }
      return { nextInMs: hasMore ? HELD_BACK_MS : IDLE_MS }
    },
  })
}

/** Without a rule that runs nothing is read but the short list of them. */
export async function runRules(context: RulesContext): Promise<{ hasMore: boolean }> {
  const { db } = context
  const rules = await listRunning(context)
  if (rules.length === 0) return { hasMore: false }
  const place = await findPlace(db, 'events')
  if (place === null) {
    await savePlace(db, 'events', await readCurrentCursor(db))
    return { hasMore: false }
  }
  const { events, isHeldBack } = await readEventsAfter(db, place)
  const last = events.at(-1)
  if (!last) {
    await comeBackFromAhead(context, place)
    return { hasMore: isHeldBack }
  }
  await actOn(context, rules, incidentsOf(events))
  await movePlace(db, 'events', { from: place, to: last.cursor })
  return { hasMore: isHeldBack }
}

/** Moments of deadlines and hours of the day are in no event: they are looked for between the last look and now. */
export async function runDeadlineRules(context: RulesContext): Promise<void> {
  const { db, clock } = context
  const running = await listRunning(context)
  const rules = running.filter(({ played }) => DEADLINE_EVENTS.some((event) => played.events.includes(event)))
  const timed = running.filter(({ played: { schedule } }) => schedule)
  if (rules.length + timed.length === 0) return
  const until = clock()
  const place = await findPlace(db, 'deadlines')
  if (place !== null && rules.length > 0) {
    const isWarned = rules.some(({ played }) => played.events.includes('deadline_near'))
    const ids = await listDueWithin(db, { from: new Date(place), until, isWarned })
    await actOn(context, rules, ids)
  }
  if (place !== null)
    for (const rule of timed) await actAtTime(context, rule, { since: new Date(place), until })
  await savePlace(db, 'deadlines', until.toISOString())
}

/** Of the hours that have come since the last look one is enough: what was missed while nothing ran is done once. */
async function actAtTime(
  context: RulesContext,
  rule: RunningRule,
  { since: place, until }: { since: Date; until: Date },
): Promise<void> {
  const { schedule } = rule.played
  const since = place > rule.since ? place : rule.since
  const last = schedule && (await readTimes(context.db, schedule, { since, until })).at(-1)
  if (!last) return
  const region = await readStaffedRegion(context.db, { rules: [rule.played], since: rule.since, until })
  const stopped = new Set<string>()
  const only = { ...rule, since: last, played: { ...rule.played, events: ['at_time'] as const } }
  for (let after: string | undefined; ; ) {
    const ids = await listStanding(context.db, { ...(after && { after }), limit: CHUNK })
    if (ids.length > 0)
      await actOnChunk(context, { rules: [only], ids, region: { ...region, timesOf: () => [last] }, stopped })
    after = ids.at(-1)
    if (ids.length < CHUNK || stopped.size > 0) return
  }
}

type RunningRule = { active: ActiveRule; played: PlayedRule; since: Date }

async function listRunning({ db }: RulesContext): Promise<RunningRule[]> {
  const rules = await listActiveRules(db)
  if (rules.length === 0) return []
  const { isOn, switchedAt } = await getSwitch(db)
  if (!isOn) return []
  return rules.map((active) => {
    const { activeSince: since } = active
    return {
      ...{ active, played: readRule(active.id, active.content) },
      since: switchedAt && switchedAt > since ? switchedAt : since,
    }
  })
}

async function actOn(
  context: RulesContext,
  rules: readonly RunningRule[],
  ids: readonly string[],
): Promise<void> {
  const region = await readStaffedRegion(context.db, {
    rules: rules.map(({ played }) => played),
    since: new Date(Math.min(...rules.map(({ since }) => since.getTime()))),
    until: context.clock(),
  })
  const stopped = new Set<string>()
  for (let start = 0; start < ids.length; start += CHUNK) {
    const going = rules.filter(({ active }) => !stopped.has(active.id))
    if (going.length === 0) return
    await actOnChunk(context, { rules: going, ids: ids.slice(start, start + CHUNK), region, stopped })
  }
}

type Chunk = { rules: readonly RunningRule[]; ids: readonly string[]; region: Region; stopped: Set<string> }

async function actOnChunk(context: RulesContext, { rules, ids, region, stopped }: Chunk): Promise<void> {
  const { db } = context
  const pasts = await readPasts(db, { ids, rules: rules.map(({ played }) => played) })
  const ruleIds = rules.map(({ active }) => active.id)
  const known = await listFired(db, { ruleIds, incidentIds: ids })
  for (const past of pasts)
    for (const rule of rules) {
      if (stopped.has(rule.active.id)) continue
      if ((await actOnOne(context, { rule, past, region, known })) === 'stopped') stopped.add(rule.active.id)
    }
}

type One = { rule: RunningRule; past: Past; region: Region; known: ReadonlySet<string> }

async function actOnOne(
  context: RulesContext,
  { rule: { active, played, since }, past, region, known }: One,
): Promise<'stopped' | 'done'> {
  for (const match of playRule(played, past, { since, until: context.clock(), ...region })) {
    if (known.has(`${active.id} ${past.incidentId} ${match.event}`)) continue
    if ((await fire(context, { active, past, match })) === 'stopped') return 'stopped'
  }
  return 'done'
}

function incidentsOf(events: readonly StoredEvent[]): string[] {
  const ids = new Set<string>()
  for (const { payload } of events) {
    const event = IncidentEvent.safeParse(payload).data
    if (event && mayBeEvent(event.activity)) ids.add(event.incidentId)
  }
  return [...ids]
}

/** After a restored backup the database may count transactions from an earlier number than the place names. */
async function comeBackFromAhead({ db }: RulesContext, place: string): Promise<void> {
  const current = await readCurrentCursor(db)
  if (transactionOf(place) > transactionOf(current) + 1n)
    await movePlace(db, 'events', { from: place, to: current })
}

function transactionOf(cursor: string): bigint {
  return BigInt(cursor.slice(0, cursor.indexOf('-')))
}
