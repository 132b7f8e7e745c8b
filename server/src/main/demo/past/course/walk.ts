/**
 * Leads one incident through its life in memory, by the rules that lead any incident: commands are refused as for people, deadlines
 * are those of the engine, the history is chained.
 */

import type { ActorRef } from '../../../../modules/access/index.ts'
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import {
  activityOf,
  applyCommand,
  buildNewIncident,
  chainActivities,
  currentDeadline,
  type Incident,
  type IncidentCommand,
  moveDeadlines,
  nextReminderAt,
  planDeadlines,
} from '../../../../modules/incidents/index.ts'
import type { Asked } from '../domain/asked.ts'
import { type Chance, createChance, idAt } from '../domain/chance.ts'
import {
  factsOf,
  firstAnswerOf,
  isSame,
  kindOf,
  noticedAt,
  type QuestionMoment,
} from '../domain/ledger-facts.ts'
import type { Life, PastDeadline } from './life.ts'
import type { Channel, World } from './world.ts'

type Step = { at: Date; command: IncidentCommand; actor?: ActorRef; details?: Record<string, unknown> }
export type Walk = {
  readonly asked: Asked
  readonly life: Life
  readonly chance: Chance
  readonly state: Incident
  /** The deadline of a key that runs now. */
  findDeadline: (key: string) => PastDeadline | undefined
  run: (step: Step) => void
  /** What became of a promise is told beside the steps. */
  noticePromise: () => void
  /** What is late and what is due to remind of when the past ends. */
  end: () => void
}

type Beginning = {
  world: World
  asked: Asked
  source: StoredMessage
  channel: Channel
  /** When it became work. */
  now: Date
  answerRule?: 'livestream_answer'
}

export function startWalk({ world, asked, source, channel, now, answerRule }: Beginning): Walk {
  const { book, until } = world
  const chance = createChance(world.seed, 'life', asked.key)
  const newId = (at: Date) => idAt(at, chance)
  const id = newId(asked.at)
  const [found] = world.suggest([
    {
      text: source.text,
      facts: {
        channelMunicipalityCode: channel.municipalityCode,
        isForm: source.surface === 'form',
        point: source.geo ? { municipalityCode: asked.spot.municipalityCode } : null,
      },
    },
  ])
  if (!found) throw new Error('Nothing was suggested')
  const work = buildNewIncident([{ message: source }], found, {
    ...{ book, id, now, ...(answerRule && { answerRule }) },
    chooseRoute: world.routeOf,
    municipalityOfChannel: () => channel.municipalityCode,
  })
  const { incident: first } = work
  const named = (deadline: Omit<PastDeadline, 'id'>): PastDeadline => ({
    ...deadline,
    id: newId(deadline.startedAt),
  })
  const deadlines = new Map(work.deadlines.map(named).map((deadline) => [deadline.id, deadline]))
  const life: Life = {
    ...{ asked, incident: { ...first, updatedAt: now }, activities: work.activities },
    messages: [{ ...source, incidentId: id }],
    ...{
      deadlines: [],
      versions: [],
      decisions: [],
      publications: [],
      attempts: [],
      files: [],
      promises: [],
    },
    moments: [],
  }
  let open = [...deadlines.values()]
  let timesAskedAgain = 0
  addMoment(now)

  function addMoment(at: Date): void {
    const before = life.moments.at(-1)
    const known = { deadlines: [...deadlines.values()], promises: life.promises, timesAskedAgain, at }
    const facts = factsOf(life.incident, { ...known, wasLate: before?.isLate ?? false })
    if (!before) life.moments.push({ ...facts, changedAt: at, kind: 'taken' })
    else if (!isSame(facts, before)) push(before, { ...facts, changedAt: at, kind: kindOf(before, facts) })
  }

  /** What is sorted in several steps at once is told once. */
  function push(before: QuestionMoment, next: QuestionMoment): void {
    const isAtOnce = before.changedAt.getTime() === next.changedAt.getTime()
    const earlier = life.moments.at(-2)
    if (isAtOnce && earlier && [before, next].every(({ kind }) => AT_ONCE.includes(kind))) {
      life.moments.pop()
      life.moments.push({ ...next, kind: kindOf(earlier, next) })
    } else life.moments.push(next)
  }

  /** A deadline is missed at its very moment, or where it was moved into the past, with the step that moved it. */
  function addLateMoment(before: Date): void {
    const last = life.moments.at(-1)
    const due = firstAnswerOf([...deadlines.values()])
    if (!last || !due || last.isLate || last.answeredAt || last.dueAt === null) return
    if (due.dueAt >= before || (last.state !== 'open' && last.state !== 'merged')) return
    const changedAt = new Date(Math.max(due.dueAt.getTime(), last.changedAt.getTime()))
    life.moments.push({ ...last, isLate: true, changedAt, kind: 'late' })
  }

  /** By the job of each minute. */
  function breakPromise(before: Date): void {
    const open = life.promises.find(({ end: promiseEnd }) => promiseEnd === null)
    const at = open && noticedAt(open.dueAt)
    if (!at || at >= before) return
    open.end = { state: 'broken', closedAt: at }
    addMoment(at)
    run({ at, command: { type: 'promise_broken' } })
  }

  function run({ at, command, actor = null, details = {} }: Step): void {
    breakPromise(at)
    addLateMoment(at)
    const before = life.incident
    const after = applyCommand(before, command, at)
    const plan = planDeadlines(before, after, command, at)
    const subject = { ...after, surface: first.surface, network: first.network }
    const { changed, left, fresh } = moveDeadlines(open, { subject, plan, book, now: at })
    const begun = fresh.map(named)
    for (const deadline of [...changed, ...begun]) deadlines.set(deadline.id, deadline)
    open = [...left, ...begun]
    const { activitySeq, activityHash } = before
    const activity = activityOf(before, after, { command, actor, now: at, details })
    const chained = chainActivities(id, { activitySeq, activityHash }, [activity])
    life.activities.push(...chained.rows)
    const rest = { ...currentDeadline(open), ...chained.tail, updatedAt: at, version: before.version + 1 }
    life.incident = { ...before, ...after, ...rest }
    if (isAskedAgain(before, after, command)) timesAskedAgain += 1
    addMoment(at)
  }

  function end(): void {
    breakPromise(until)
    addLateMoment(until)
    life.deadlines = [...deadlines.values()].map(toRemindAfter)
  }

  /** Nobody is reminded of the past. */
  function toRemindAfter(deadline: PastDeadline): PastDeadline {
    if (deadline.nextReminderAt === null || deadline.nextReminderAt >= until) return deadline
    const context = book.contextOf(deadline.scheduleCode)
    return { ...deadline, nextReminderAt: nextReminderAt(deadline, until, context) }
  }

  return {
    ...{ asked, life, chance, run, end },
    noticePromise: () => addMoment(life.incident.updatedAt),
    get state() {
      return life.incident
    },
    findDeadline: (key) => open.find((deadline) => deadline.key === key),
  }
}

const AT_ONCE = ['sorted', 'dueMoved', 'noted']
const ANSWERED = ['awaiting_author', 'done', 'archived']

function isAskedAgain(before: Incident, after: Incident, { type }: IncidentCommand): boolean {
  const isBack = ANSWERED.includes(before.step) && !ANSWERED.includes(after.step)
  return isBack && after.isReopened && (type === 'reopen' || type === 'follow_up')
}
