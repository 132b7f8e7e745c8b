/**
 * Runs the working day of the officials: a lane for each queue, at a human pace, with most of the work left to
 * people.
 */
import type { Official, Stats } from '../protocol.ts'
import { pause } from '../waiting.ts'
import { answer, approve } from './answers/answering.ts'
import { isShared } from './answers/choose-reply.ts'
import { isForgotten, isUnderWay } from './answers/promising.ts'
import type { Answered } from './api.ts'
import { isNeglected, isOneOf } from './decisions.ts'
import type { Office, Step } from './office.ts'
import { withoutOwn } from './own-agency.ts'
import { type Counts, LEFT_IN, mayMove, pauseMs } from './pace.ts'
import { Counters, List, type ListItem, type QueueName } from './shapes.ts'
import type { Role, Staff } from './staff.ts'
import { appoint, close, confirmRepeat, distribute, giveBack, takeOwn, triage } from './steps.ts'
import { isLeftToPerson } from './touched.ts'

export type Desk = {
  office: Office
  staff: Staff
  /** Cards that are carried through on their own, which the lanes leave alone. */
  claimed: Set<string>
  /** Until when a card rests with which nothing could be done a moment ago. */
  resting: Map<string, number>
  counts: { value: Counts; atMs: number }
  openedAtMs: number
}

type Job = { step: Step; roles: readonly Role[]; isCentre: boolean }
type Lane = { queue: QueueName; choose: (desk: Desk, item: ListItem) => Job }

const CENTRE = { isCentre: true }
const AGENCY = { isCentre: false }
const TAKE: Job = { step: takeOwn, roles: ['executor', 'coordinator', 'head'], ...AGENCY }

const LANES: readonly Lane[] = [
  { queue: 'new', choose: () => ({ step: triage, roles: ['dispatcher'], ...CENTRE }) },
  { queue: 'distribution', choose: chooseForDistribution },
  { queue: 'assigned', choose: chooseForAssigned },
  { queue: 'in_progress', choose: () => ({ step: answer, roles: ['executor', 'coordinator'], ...AGENCY }) },
  { queue: 'approval', choose: () => ({ step: approve, roles: ['moderator'], ...CENTRE }) },
  { queue: 'postponed', choose: () => TAKE },
  { queue: 'awaiting_author', choose: () => ({ step: close, roles: ['dispatcher'], ...CENTRE }) },
]

/** What several agencies have refused the moderator decides. */
function chooseForDistribution(_desk: Desk, { flags }: ListItem): Job {
  return { step: distribute, roles: [flags.needsArbiter ? 'moderator' : 'dispatcher'], ...CENTRE }
}

/** Refusals keep the queue of distribution alive; some work is given to a person by name before it is taken. */
function chooseForAssigned({ office, counts }: Desk, item: ListItem): Job {
  const isDistributionThin = (counts.value.distribution ?? 0) < LEFT_IN.distribution
  const share = isDistributionThin ? 0.35 : 0.04
  const refusals = office.refusals.get(item.id)?.length ?? 0
  // Few are refused again by the next agency, and fewer go on to the arbiter.
  const mayRefuse = isShared(office.phrasebook.replies, item)
  if (mayRefuse && isOneOf(refusals === 0 ? share : REFUSED_AGAIN, item, `refused ${refusals}`)) {
    return { step: giveBack, roles: ['coordinator'], ...AGENCY }
  }
  if (item.repeatNo !== null && office.random.chance(0.4)) {
    return { step: confirmRepeat, roles: ['dispatcher'], ...CENTRE }
  }
  return office.random.chance(0.3) ? { step: appoint, roles: ['coordinator'], ...AGENCY } : TAKE
}

const REFUSED_AGAIN = 0.25
const OPENING_MS = 150_000
const REST_MS = 90_000
const COUNTS_FRESH_MS = 700
const AWAY_MS = 4000

export function openDesk(office: Office, staff: Staff): Desk {
  return {
    office,
    staff,
    claimed: new Set(),
    resting: new Map(),
    counts: { value: {}, atMs: 0 },
    openedAtMs: office.now().getTime(),
  }
}

/** Resolves when the signal says stop. */
export async function runDesk(desk: Desk): Promise<void> {
  await Promise.all(LANES.map((lane) => runLane(desk, lane)))
}

async function runLane(desk: Desk, lane: Lane): Promise<void> {
  const { office } = desk
  const { signal, speed, random } = office
  while (!signal.aborted) {
    const counts = await readCounts(desk)
    if (!counts) {
      await pause(AWAY_MS, signal)
      continue
    }
    const hasActed = mayMove(lane.queue, counts) && (await actOnce(desk, lane))
    // What was counted before the step is no longer true.
    if (hasActed) desk.counts.atMs = 0
    const isOpening = hasActed && office.now().getTime() - desk.openedAtMs < OPENING_MS
    await pause(pauseMs({ queue: lane.queue, counts, speed, isOpening }, random.next()), signal)
  }
}

export async function readCounts(desk: Desk): Promise<Counts | null> {
  const { office, staff, counts } = desk
  const nowMs = office.now().getTime()
  if (nowMs - counts.atMs < COUNTS_FRESH_MS) return counts.value
  const reader = staff.reader()
  if (!reader) return null
  const path = '/incidents/counters'
  const read = await office.api.call({ token: reader.token, path, schema: Counters })
  if (!isThere(read, office.stats)) return null
  const value = Object.fromEntries(
    Object.entries(read.value.queues).map(([queue, count]) => [queue, count?.total]),
  )
  desk.counts = { value, atMs: nowMs }
  return value
}

/** `more`: other fields of the filter. */
export async function listQueue(desk: Desk, queue: QueueName, more = ''): Promise<ListItem[]> {
  const { office, staff } = desk
  const reader = staff.reader()
  if (!reader) return []
  const path = `/incidents?queue=${queue}&limit=100${more}`
  const read = await office.api.call({ token: reader.token, path, schema: List })
  return isThere(read, office.stats) ? read.value.incidents : []
}

function isThere<T>(read: Answered<T>, stats: Stats): read is Extract<Answered<T>, { status: 'ok' }> {
  if (read.status === 'away') stats.away += 1
  if (read.status === 'refused') stats.refused[read.code] = (stats.refused[read.code] ?? 0) + 1
  return read.status === 'ok'
}

async function actOnce(desk: Desk, lane: Lane): Promise<boolean> {
  const { office, claimed, resting } = desk
  const now = office.now()
  const open = withoutOwn(lane.queue, await listQueue(desk, lane.queue)).filter(
    (item) => !claimed.has(item.id) && (resting.get(item.id) ?? 0) < now.getTime() && !isLeft(item, now),
  )
  if (open.length === 0) return false
  const item = office.random.pick(open)
  const job = lane.choose(desk, item)
  const official = (await isLeftToPerson(office, item)) ? null : await findOfficial(desk, job, item)
  const isDone = official !== null && (await job.step(office, official, item))
  if (!isDone) rest(desk, item.id)
  return isDone
}

/** Passes over what is frozen, what a mass event answers, and what was put off. */
function isLeft(item: ListItem, now: Date): boolean {
  if (item.flags.isFrozen || item.eventId !== null) return true
  return isNeglected(item, now) || isForgotten(item, now) || isUnderWay(item, now)
}

function findOfficial({ staff }: Desk, { roles, isCentre }: Job, item: ListItem): Promise<Official | null> {
  return staff.find(roles, isCentre ? null : item)
}

function rest({ office, resting }: Desk, id: string): void {
  const nowMs = office.now().getTime()
  resting.set(id, nowMs + REST_MS / office.speed)
  if (resting.size < 2000) return
  for (const [known, untilMs] of resting) if (untilMs < nowMs) resting.delete(known)
}
