import type { Tx } from '../../../platform/database/db.ts'
import type { CurrentDeadlineColumns, Incident } from '../steps/index.ts'
import type { DeadlineBook } from './deadline-book.ts'
import {
  findLastEnded,
  insertDeadlines,
  listOpenDeadlines,
  type StoredDeadline,
  updateDeadline,
} from './deadlines.repository.ts'
import {
  cancelDeadline,
  changeDueAt,
  type Deadline,
  pauseDeadline,
  resumeDeadline,
  reviveDeadline,
  startDeadline,
  stopDeadline,
} from './domain/deadline.ts'
import type { AnswerDeadlineKey, DeadlinePlan, WindowKey } from './domain/plan-deadlines.ts'

type Subject = Pick<Incident, 'urgency' | 'topicCode' | 'groupCode' | 'agencyCode'> & {
  surface: string
  network: string
}

/** A question that a live stream left open is owed its first answer by a rule of its own, unless it cannot wait. */
export type AnswerRule = 'first_answer' | 'livestream_answer'

/** Computes the deadlines that a plan starts, without asking the database. */
export function startDeadlines(
  { start }: Pick<DeadlinePlan, 'start'>,
  subject: Subject,
  { book, answerRule = 'first_answer' }: { book: DeadlineBook; answerRule?: AnswerRule | undefined },
): Deadline[] {
  return start.map(({ key, startedAt }) => {
    const { urgency, topicCode, groupCode, surface, network } = subject
    const facts = { urgency, topicCode, groupCode, surface, network }
    const isByOwnRule = key === 'first_answer' && urgency === 'normal'
    const rule = book.ruleFor({ ...facts, key: isByOwnRule ? answerRule : key }, startedAt)
    const context = book.contextOf(book.scheduleFor(key, subject.agencyCode))
    return startDeadline({ ...rule, key }, startedAt, context)
  })
}

/** The rule by which the answer is due now; triage does not change it. */
function answerRuleOf(open: readonly Deadline[], book: DeadlineBook): AnswerRule {
  const answer = open.find(({ key }) => key === 'first_answer')
  const key = answer && book.ruleKey(answer.ruleId, answer.ruleVersion)
  return key === 'livestream_answer' ? key : 'first_answer'
}

type Facts = { subject: Subject; plan: DeadlinePlan; book: DeadlineBook; now: Date }

/** Stops, cancels and starts the deadlines that the step asks for. Returns the deadline that the list shows. */
export async function setDeadlines(
  tx: Tx,
  { incident, plan, ...facts }: Facts & { incident: Incident },
): Promise<CurrentDeadlineColumns> {
  const known = await listOpenDeadlines(tx, incident.id)
  const { revived, missing } = await revive(tx, { ...facts, incident, plan, open: known })
  const wanted = { ...plan, start: [...plan.start, ...missing] }
  const { changed, left, fresh } = moveDeadlines(known, { ...facts, plan: wanted })
  for (const deadline of changed) updateDeadline(tx, deadline)
  insertDeadlines(tx, incident.id, fresh)
  const { clarifyUntil: until } = incident
  const { contextOf } = facts.book
  return currentDeadline([...left, ...revived, ...fresh], until && { until, contextOf })
}

export type DeadlineMoves<D extends Deadline> = {
  /** Ended, paused or moved. */
  changed: D[]
  /** Known ones that run on, as they are now. */
  left: D[]
  fresh: Deadline[]
}

/** What becomes of the open deadlines of an incident by a plan that revives nothing, without the database. */
export function moveDeadlines<D extends Deadline>(
  known: readonly D[],
  { subject, plan, book, now }: Facts,
): DeadlineMoves<D> {
  const answerRule = answerRuleOf(known, book)
  const begun = startDeadlines(plan, subject, { book, answerRule }).filter(
    (next) => !known.some((one) => isSame(one, next)),
  )
  const [changed, left]: [D[], D[]] = [[], []]
  for (const deadline of known) {
    const going = resumed(deadline, plan, { book, now })
    const ended = endedBy(going, plan, { begun, book, now })
    const next = ended ?? moved(going, plan, { book, now })
    if (next !== deadline) changed.push(next)
    if (!ended) left.push(next)
  }
  const fresh = begun
    .filter(({ key }) => left.every((other) => other.key !== key))
    .map((deadline) => moved(deadline, plan, { book, now }))
  return { changed, left, fresh }
}

/** Null: it runs on. */
function endedBy<D extends Deadline>(
  deadline: D,
  plan: DeadlinePlan,
  { begun, book, now }: Moving & { begun: readonly Deadline[] },
): D | null {
  const context = book.contextOf(deadline.scheduleCode)
  if (includes(plan.cancel, deadline.key) && !goesOn(deadline, plan, begun))
    return cancelDeadline(deadline, now, context)
  return includes(plan.stop, deadline.key) ? stopDeadline(deadline, now, context) : null
}

type Reviving = Moving & { incident: Incident; plan: DeadlinePlan; open: readonly Deadline[] }

/** Splits into deadlines that resume as they were before they ended, and keys that have no deadline to resume. */
async function revive(tx: Tx, { incident, plan, open, book, now }: Reviving) {
  const wanted = (plan.revive ?? []).filter(({ key }) => open.every((known) => known.key !== key))
  const [revived, missing]: [StoredDeadline[], typeof wanted] = [[], []]
  for (const start of wanted) {
    const last = await findLastEnded(tx, incident.id, start)
    if (last) revived.push(reviveDeadline(last, now, book.contextOf(last.scheduleCode)))
    else missing.push(start)
  }
  for (const deadline of revived) updateDeadline(tx, deadline)
  return { revived, missing }
}

type Moving = { book: DeadlineBook; now: Date }

/** A pause ends before anything else happens, so that a deadline that ends with it is judged without it. */
function resumed<D extends Deadline>(
  deadline: D,
  { resume, resumeAt }: DeadlinePlan,
  { book, now }: Moving,
): D {
  if (!resume || deadline.state !== 'paused') return deadline
  return resumeDeadline(deadline, resumeAt ?? now, book.contextOf(deadline.scheduleCode))
}

/** Pauses or moves deadlines where the plan asks for it and the state of the deadline allows it. */
function moved<D extends Deadline>(deadline: D, plan: DeadlinePlan, { book, now }: Moving): D {
  const context = book.contextOf(deadline.scheduleCode)
  // A missed deadline is not paused: a pause would hide that it was missed.
  const isMeant = plan.pause?.keys?.includes(deadline.key) ?? true
  if (plan.pause && isMeant && deadline.state === 'running' && now <= deadline.dueAt)
    return pauseDeadline(deadline, { actorId: plan.pause.actorId, reason: plan.pause.reason, at: now })
  const change = plan.change?.find(({ key }) => key === deadline.key)
  return change ? changeDueAt(deadline, { ...change, at: now }, context) : deadline
}

/** The plan asks for the same deadline again, and the rule it would choose is the one it runs by. */
function goesOn({ key }: Deadline, plan: DeadlinePlan, begun: readonly Deadline[]): boolean {
  return plan.start.some((start) => start.key === key) && !begun.some((next) => next.key === key)
}

function isSame(known: Deadline, next: Deadline): boolean {
  return (
    known.key === next.key &&
    known.ruleId === next.ruleId &&
    known.ruleVersion === next.ruleVersion &&
    known.scheduleCode === next.scheduleCode &&
    known.startedAt.getTime() === next.startedAt.getTime()
  )
}

const ANSWER_KEYS: readonly string[] = [
  'reopened_answer',
  'first_answer',
  'final_answer',
] satisfies AnswerDeadlineKey[]

const WINDOW_KEY: string = 'return_window' satisfies WindowKey

/** Until when the author is waited for, and by whose hours. */
export type Waiting = { until: Date; contextOf: DeadlineBook['contextOf'] }

/**
 * The earlier of two deadlines: that of the step, for its owner, or that of the answer, for the resident. One that
 * stands while the author is waited for is shown where it will be if they stay silent, so it is late in no list.
 */
export function currentDeadline(
  known: readonly Deadline[],
  waiting: Waiting | null = null,
): CurrentDeadlineColumns {
  const open = waiting ? known.map((deadline) => afterSilence(deadline, waiting)) : known
  const step = open.find(({ key }) => !ANSWER_KEYS.includes(key) && key !== WINDOW_KEY)
  const answer = ANSWER_KEYS.map((key) => open.find((deadline) => deadline.key === key)).find(Boolean)
  const current = step && answer && answer.dueAt < step.dueAt ? answer : (step ?? answer)
  return {
    deadlineKey: current?.key ?? null,
    deadlineStartedAt: current?.startedAt ?? null,
    deadlineDueAt: current?.dueAt ?? null,
    deadlineWarnAt: current?.warnAt ?? null,
    deadlineClock: current?.limit.clock ?? null,
  }
}

function afterSilence(deadline: Deadline, { until, contextOf }: Waiting): Deadline {
  if (deadline.state !== 'paused') return deadline
  return resumeDeadline(deadline, until, contextOf(deadline.scheduleCode))
}

function includes(keys: readonly string[], key: string): boolean {
  return keys.includes(key)
}
